package io.pachsh.output;

import java.util.Iterator;
import java.util.function.Function;

/** Rows made of things one by one. */
record Rows<T>(Iterator<? extends T> things, Function<T, Fields> row) implements Iterator<Fields> {
  @Override
  public boolean hasNext() {
    return things.hasNext();
  }

  @Override
  public Fields next() {
    return row.apply(things.next());
  }
}
