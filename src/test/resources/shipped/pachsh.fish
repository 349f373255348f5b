# Completion of pachsh for fish. Written by scripts/completions from pachsh's commands: do not edit.
#
# Put this file, or a link to it, into ~/.config/fish/completions.

function __pachsh_complete
    # Older fishes know no -x, and newer ones may forget -o.
    set -l words (commandline -xpc 2>/dev/null; or commandline -opc)
    set -l current (commandline -ct | string replace -r '^[\'"]' '')
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    set -e words[1]
    set -l at ''
    set -l kind .
    set -l behind ''
    for word in $words
        if test "$kind" != .
            set kind .
        else if string match -q -- '--*=*' $word
            continue
        else if string match -q -- '-*' $word
            set kind (__pachsh_kind "$at" $word; or echo .)
        else if test -z "$at$behind"; and contains -- $word pachctl pachsh
            continue
        else if set -l next (__pachsh_next "$at" $word); and test -z "$behind"
            test -z "$at"; and set at $next; or set at "$at $next"
        else
            set behind 1
        end
    end
    if test "$kind" != .
        __pachsh_values "$kind" '' $program $words "$current"
        return
    end
    if string match -q -- '--*=*' $current
        set -l name (string replace -r '=.*' '' -- $current)
        set -l typed (string replace -r '^[^=]*=' '' -- $current)
        set kind (__pachsh_kind "$at" $name; or echo .)
        test "$kind" = .; or __pachsh_values "$kind" $name= $program $words $name "$typed"
        return
    end
    for row in (__pachsh_table "$at")
        set -l fields (string split \t -- $row)
        if test "$fields[1]" = '*'
            string match -q -- '-*' $current
            or __pachsh_values "$fields[2]" '' $program $words "$current"
        else if string match -q -- '-*' $fields[1]; or test -z "$behind"
            printf '%s\t%s\n' $fields[1] $fields[3]
        end
    end
end

# The kind of value that a name in the table takes; fails when it does not stand there.
function __pachsh_kind --argument-names at name
    for row in (__pachsh_table $at)
        set -l fields (string split \t -- $row)
        if test "$fields[1]" = "$name"
            echo $fields[2]
            return
        end
    end
    return 1
end

# A word as the table writes it: nouns stand in either number.
function __pachsh_next --argument-names at word
    set -l other $word's'
    string match -q '*s' -- $word; and set other (string replace -r 's$' '' -- $word)
    for each in $word $other
        if __pachsh_kind "$at" $each >/dev/null
            echo $each
            return
        end
    end
    return 1
end

# What can stand for a value of a kind: KIND, what to write before it, the program, typed words.
function __pachsh_values --argument-names kind before program
    set -l words $argv[4..-1]
    command -q -- $program; or return
    switch "$kind"
        case '<'
            __fish_complete_path $words[-1] | string replace -r '^' -- "$before"
        case '\?'
            $program --complete -- $words 2>/dev/null | string replace -r '^' -- "$before"
        case '\?*'
            $program --complete -- (string split ' ' (string sub -s 2 -- $kind)) $words[-1] \
                2>/dev/null | string replace -r '^' -- "$before"
        case '*'
            string split '|' -- $kind | string replace -r '^' -- "$before"
    end
end

# What can follow some words, one a line: the name (* for arguments), the kind of value it takes
# (. for none, ? to ask pachsh, < for files, or a|b|c), a few words about it.
@TABLE@
complete -c pachsh -f -a '(__pachsh_complete)'
