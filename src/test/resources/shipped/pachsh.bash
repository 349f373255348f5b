# Completion of pachsh for bash. Written by scripts/completions from pachsh's commands: do not edit.
#
# For this session:  source completions/pachsh.bash
# For every session: put that line, with the file's whole path, into ~/.bashrc; or, where
# bash-completion is in use, link the file as ~/.local/share/bash-completion/completions/pachsh.

_pachsh() {
  local words quote fixed found=() wanted='' at='' kind=. behind='' word i
  _pachsh_read
  local last=$((${#words[@]} - 1))
  for ((i = 1; i < last; i++)); do
    word=${words[i]}
    if [[ $kind != . ]]; then
      kind=.
    elif [[ $word == --*=* ]]; then
      :
    elif [[ $word == -* ]]; then
      _pachsh_find "$word"
    elif [[ $at$behind == '' && ($word == pachctl || $word == pachsh) ]]; then
      :
    else
      _pachsh_step
    fi
  done
  COMPREPLY=()
  word=${words[last]}
  if [[ $kind != . ]]; then
    _pachsh_values ''
  elif [[ $word == --*=* ]]; then
    words[last]=${word%%=*}
    words[last + 1]=${word#*=}
    _pachsh_find "${words[last]}" && [[ $kind != . ]] && _pachsh_values "${words[last]}="
  else
    local rows name
    rows=$(_pachsh_table "$at")
    while IFS=$'\t' read -r name kind _; do
      case $name in
        -*) [[ $word == -* ]] && found+=("$name") ;;
        '*') [[ $word == -* ]] || wanted=$kind ;;
        *) [[ -n $behind ]] || found+=("$name") ;;
      esac
    done <<<"$rows"
    kind=$wanted
    [[ -z $kind ]] || _pachsh_values ''
  fi
  _pachsh_reply "$word"
}

# Reads the line up to the cursor into words, whose last is the unfinished one. In quote is then the
# quote that is open, in fixed how many characters of the last word readline leaves as they are.
_pachsh_read() {
  local text=${COMP_LINE:0:COMP_POINT} char word='' begun='' outside=0
  words=() quote='' fixed=0
  for ((i = 0; i < ${#text}; i++)); do
    char=${text:i:1}
    case $quote$char in
      \' | \") quote=$char begun=1 outside=$fixed fixed=${#word} ;;
      \'\' | \"\") quote='' fixed=$outside ;;
      \\ | \"\\) i=$((i + 1)) begun=1 word+=${text:i:1} ;;
      [\'\"]*) word+=$char ;;
      ' ' | $'\t')
        [[ -z $begun ]] || words+=("$word")
        begun='' word='' fixed=0
        ;;
      *)
        word+=$char begun=1
        [[ $COMP_WORDBREAKS != *"$char"* ]] || fixed=${#word}
        ;;
    esac
  done
  words+=("$word")
}

# Follows a word into the tree; what leads nowhere is an argument. Nouns stand in either number.
_pachsh_step() {
  local other=${word}s
  [[ $word != *s ]] || other=${word%s}
  if [[ -z $behind ]] && _pachsh_find "$word"; then
    at=${at:+$at }$word
  elif [[ -z $behind ]] && _pachsh_find "$other"; then
    at=${at:+$at }$other
  else
    behind=1
  fi
  kind=.
}

# Finds a name in the table of the words before it; sets kind.
_pachsh_find() {
  local name rows
  rows=$(_pachsh_table "$at")
  while IFS=$'\t' read -r name kind _; do
    [[ $name != "$1" ]] || return 0
  done <<<"$rows"
  kind=.
  return 1
}

# Adds what can stand for a value of this kind; what is typed of it is the last of the words.
_pachsh_values() {
  local typed=${words[${#words[@]} - 1]} value
  case $kind in
    '<')
      compopt -o filenames 2>/dev/null
      while IFS= read -r value; do
        found+=("$1$value")
      done < <(compgen -f -- "$typed")
      ;;
    '?')
      _pachsh_ask "$1" "${words[@]:1}"
      ;;
    '?'*)
      # shellcheck disable=SC2086 # several words
      _pachsh_ask "$1" ${kind#\?} "$typed"
      ;;
    *)
      while IFS= read -r -d '|' value; do
        found+=("$1$value")
      done <<<"$kind|"
      ;;
  esac
}

# Asks pachsh itself, which knows the names of contexts and the like.
_pachsh_ask() {
  local before=$1 program=${words[0]} value
  [[ $program != '~/'* ]] || program=$HOME/${program:2}
  shift
  while IFS=$'\t' read -r value _; do
    found+=("$before$value")
  done < <("$program" --complete -- "$@" 2>/dev/null)
}

# Hands over what begins with the typed word, as it must be written behind what stands there.
_pachsh_reply() {
  local each rest files=''
  [[ $kind != '<' ]] || files=1
  for each in "${found[@]}"; do
    [[ $each == "$1"* && ${#each} -gt $fixed ]] || continue
    rest=${each:fixed}
    if [[ -n $files ]]; then
      :
    elif [[ $quote == \' ]]; then
      rest=${rest//\'/\'\\\'\'}
    elif [[ $quote == \" ]]; then
      rest=${rest//\\/\\\\} rest=${rest//\"/\\\"} rest=${rest//\$/\\\$} rest=${rest//\`/\\\`}
    else
      printf -v rest %q "$rest"
    fi
    COMPREPLY+=("$rest")
  done
}

# What can follow some words, one a line: the name (* for arguments), the kind of value it takes
# (. for none, ? to ask pachsh, < for files, or a|b|c), a few words about it.
@TABLE@
complete -F _pachsh pachsh
