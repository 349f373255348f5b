(() => {
  'use strict';
  const areas = [...document.querySelectorAll('.area')].map(area => ({
    area,
    columns: [...area.querySelectorAll('thead th')].slice(1).map(th => th.textContent).join(' '),
    rows: [...area.querySelectorAll('tbody tr')]
  }));
  const texts = new WeakMap();
  const textOf = (row, columns) => {
    if (!texts.has(row)) {
      texts.set(row, (columns + ' ' + row.textContent).toLowerCase());
    }
    return texts.get(row);
  };
  const total = areas.reduce((sum, each) => sum + each.rows.length, 0);
  const found = document.getElementById('found');

  const filter = query => {
    const words = query.toLowerCase().split(/\s+/).filter(word => word);
    let shown = 0;
    for (const { area, columns, rows } of areas) {
      let here = 0;
      for (const row of rows) {
        row.hidden = !words.every(word => textOf(row, columns).includes(word));
        here += row.hidden ? 0 : 1;
      }
      area.hidden = words.length > 0 && here === 0;
      shown += here;
    }
    found.textContent = words.length === 0
      ? ''
      : `Filtered by “${query.trim()}”: ${shown} of ${total} rows.`;
  };

  const sort = (table, index, heading) => {
    const direction = heading.getAttribute('aria-sort') === 'ascending' ? -1 : 1;
    table.querySelectorAll('thead th').forEach(th => th.removeAttribute('aria-sort'));
    heading.setAttribute('aria-sort', direction === 1 ? 'ascending' : 'descending');
    const body = table.tBodies[0];
    const keyed = [...body.rows].map(row => [row, row.cells[index].textContent]);
    const compare = new Intl.Collator('en', { numeric: true }).compare;
    keyed.sort(([, a], [, b]) => {
      if (a === '–' || b === '–') {
        return (a === '–') - (b === '–');
      }
      return direction * compare(a, b);
    });
    body.append(...keyed.map(([row]) => row));
  };

  for (const table of document.querySelectorAll('table')) {
    table.querySelectorAll('thead th').forEach((heading, index) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...heading.childNodes);
      button.addEventListener('click', () => sort(table, index, heading));
      heading.append(button);
    });
  }
  const controls = document.getElementById('controls');
  const input = document.getElementById('filter');
  controls.hidden = false;
  controls.addEventListener('submit', event => event.preventDefault());
  input.addEventListener('input', () => filter(input.value));
  filter(input.value);
})();
