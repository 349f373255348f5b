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
_pachsh_every() {
    printf '%s\n' \
      '-o	table|json|yaml|csv|name	How to show the answer: table, json, yaml, csv, name.' \
      '--output	table|json|yaml|csv|name	How to show the answer: table, json, yaml, csv, name.' \
      '--output-format	table|json|yaml|csv|name	How to show the answer: table, json, yaml, csv, name.' \
      '--context	?	Act on this context instead of the active one.' \
      '-h	.	Show this help.' \
      '--help	.	Show this help.'
}

_pachsh_table() {
  case $1 in
  '')
    printf '%s\n' \
      '-c	?	Run these commands as a script.' \
      '--command	?	Run these commands as a script.' \
      '-f	<	Run the commands of a file; - for standard input.' \
      '--file	<	Run the commands of a file; - for standard input.' \
      '-D	?	Set a variable of the session.' \
      '--context	?config set active-context	Act on this context.' \
      '-o	table|json|yaml|csv|name	Show answers as table, json, yaml, csv, name.' \
      '--output	table|json|yaml|csv|name	Show answers as table, json, yaml, csv, name.' \
      '--color	auto|always|never	Colours: auto, always, never; auto by default.' \
      '--save	.	Save at the end of a script if all went well.' \
      '--no-save	.	Do not save after a single command.' \
      '--check	.	Read the script and check every command; run nothing.' \
      '--keep-going	.	Go on after a failure; exit with the first status.' \
      '-x	.	Show each command before it runs, secrets masked.' \
      '--insecure-inline	.	Allow secrets here, where other users see them.' \
      '-h	.	Show this help.' \
      '--help	.	Show this help.' \
      '--version	.	Say which pachsh this is.' \
      'auth	.	41 commands' \
      'create	.	2 commands' \
      'delete	.	2 commands' \
      'list	.	2 commands' \
      'access	.	4 commands' \
      'audit	.	Lists the changes of the cluster: who, when, what.' \
      'undo	.	Takes back the last changes.' \
      'doctor	.	Checks everything that logins and access depend on.' \
      'idp	.	15 commands' \
      'config	.	14 commands' \
      'connect	.	Makes a context of a real cluster and chooses it.' \
      'rehearsal	.	4 commands' \
      'okta	.	12 commands' \
      'serve	.	Puts the embedded cluster behind pachd'\''s API.' \
      'status	.	Says where you are, as whom, and what is unsaved.' \
      'save	.	Writes contexts, settings and embedded clusters.' \
      'revert	.	Forgets what was not saved.' \
      'recover	.	Brings back the changes of a crashed session.' \
      'version	.	Says which pachsh this is, and which pachd answers.' \
      'inspect	.	1 commands' \
      'help	.	Says what to do first, explains a command or a topic, or finds a word.' \
      'explain	.	Says what an error message means and what to do.' \
      'echo	.	Prints its words.' \
      'export	.	Makes variables visible to programs.' \
      'unset	.	Removes variables.' \
      'set	.	Shows or changes the settings.' \
      'cd	.	Changes the working directory.' \
      'pwd	.	Prints the working directory.' \
      'source	.	Runs the commands of a file.' \
      'history	.	Lists the lines typed so far.' \
      'edit	.	Opens the last input in an editor and offers to run it.' \
      'completion	.	Prints what lets bash, zsh or fish complete lines.' \
      'clear	.	Clears the screen.' \
      'exit	.	Leaves, with an exit status.' \
      'quit	.	Leaves.' \
      'kube	.	5 commands' \
      'kubectl	.	'\''get pods'\'' and '\''port-forward'\'', as kubectl has them; else that program.' \
      'minikube	.	'\''ip'\'' of the guide; else that program.' \
      'tutorial	.	Teaches pachsh step by step, on a scratch cluster.'
    ;;
  'access')
    printf '%s\n' \
      'export	.	Writes all bindings, groups and robots as one file.' \
      'diff	.	Shows what applying a file would change.' \
      'apply	.	Makes access as a file says.' \
      'report	.	Writes a page for access reviews.'
    ;;
  'access apply')
    printf '%s\n' \
      '--prune	.	Take away every role and membership that the file does not name.' \
      '--force	.	Allow roles on resources they are not meant for, and locking everybody out.' \
      '--exit-code	.	End with 0 if the access is as the file says and nothing is beyond it, with 5 if not.' \
      '--create	.	Projects and repos that the cluster does not have are made, as yours.' \
      '--known	.	Refuse whoever the cluster does not know yet.' \
      '--dry-run	.	Show what would change, and change nothing.' \
      '--yes	.	Do not ask.' \
      '--confirm	?	Agree to the loss on a protected context, by its name.' \
      '*	<	The policy as '\''access export'\'' writes it; - or absent for standard input.'
    _pachsh_every
    ;;
  'access diff')
    printf '%s\n' \
      '--prune	.	Take away every role and membership that the file does not name.' \
      '--force	.	Allow roles on resources they are not meant for, and locking everybody out.' \
      '--exit-code	.	End with 0 if the access is as the file says and nothing is beyond it, with 5 if not.' \
      '--create	.	Projects and repos that the cluster does not have are made, as yours.' \
      '--known	.	Refuse whoever the cluster does not know yet.' \
      '*	<	The policy as '\''access export'\'' writes it; - or absent for standard input.'
    _pachsh_every
    ;;
  'access export')
    printf '%s\n' \
      '-f	<	Write this file (0600) instead of showing the policy; - shows it.' \
      '--file	<	Write this file (0600) instead of showing the policy; - shows it.'
    _pachsh_every
    ;;
  'access report')
    printf '%s\n' \
      '--html	<	The page to write (0600); - for the standard output.'
    _pachsh_every
    ;;
  'audit')
    printf '%s\n' \
      '--since	?	Only newer changes: a duration such as 24h, a date, or an RFC 3339 instant.' \
      '--principal	?	Only changes that somebody made, or that name them.' \
      '--resource	?	Only changes of a resource; of a project, of its repos too.' \
      '--project	?	The project of a repo that is named alone; the context'\''s when absent.' \
      'verify	.	Says whether the saved changes are what was recorded.'
    _pachsh_every
    ;;
  'audit verify')
    _pachsh_every
    ;;
  'auth')
    printf '%s\n' \
      'activate	.	Switches access control on.' \
      'deactivate	.	Switches access control off and forgets all of it.' \
      'use-auth-token	.	Signs in with a token that you kept.' \
      'set-config	.	Connects an identity provider.' \
      'edit-config	.	Opens the configuration in your editor.' \
      'get-config	.	Shows the identity provider'\''s configuration.' \
      'login	.	Logs in through the identity provider.' \
      'logout	.	Forgets the session'\''s token; it stays valid.' \
      'whoami	.	Says who you are.' \
      'get-robot-token	.	Makes a token for a robot.' \
      'rotate-root-token	.	Replaces the root token.' \
      'revoke	.	Ends a token, or all tokens of somebody.' \
      'get	.	3 commands' \
      'set	.	3 commands' \
      'add	.	Gives roles to somebody.' \
      'remove	.	Takes roles from somebody.' \
      'check	.	3 commands' \
      'offboard	.	Takes away everything that somebody has.' \
      'explain	.	Says why somebody has a permission, or what is missing.' \
      'who-can	.	Lists everybody who has a permission.' \
      'access	.	Lists all access of somebody.' \
      'list	.	5 commands' \
      'inspect	.	1 commands' \
      'roles-for-permission	.	Lists the roles that give a permission.' \
      'get-groups	.	Lists somebody'\''s groups.' \
      'group	.	3 commands' \
      'tokens	.	3 commands'
    ;;
  'auth access')
    printf '%s\n' \
      '*	?	Whose access.'
    _pachsh_every
    ;;
  'auth activate')
    printf '%s\n' \
      '--initial-admin	?	The first cluster administrator.' \
      '--supply-root-token	.	Ask for the root token, or read it from standard input (16 characters or more).' \
      '--token-file	<	Write the token to a new file (0600) instead of showing it; - prints it alone.' \
      '-q	.	Print the token alone.' \
      '--quiet	.	Print the token alone.' \
      '--only-activate	.	On a real cluster: leave its identity service and logins alone.' \
      '--issuer	?	On a real cluster: its identity service, by default http://pachd:1658/, an address inside the cluster.' \
      '--redirect	?	On a real cluster: where the browser comes back to, by default http://localhost:30657/authorization-code/callback.' \
      '--client-id	?	On a real cluster: its name at the identity service, by default pachd.' \
      '--trusted-peers	?	On a real cluster: clients that may make tokens for it.' \
      '--scopes	?	On a real cluster: what logins ask for, by default email,profile,groups,openid.'
    _pachsh_every
    ;;
  'auth add')
    printf '%s\n' \
      '--known	.	Refuse whoever the cluster does not know yet.' \
      '--project	?	The project of a repo that is named alone; the context'\''s when absent.' \
      '--force	.	Bind any role to anything, as pachd would.' \
      '*	?	The roles, separated by commas; whom it is about, one or more; on what.'
    _pachsh_every
    ;;
  'auth check')
    printf '%s\n' \
      'cluster	.	Shows what somebody may do on the cluster.' \
      'project	.	Shows what somebody may do on a project.' \
      'repo	.	Shows what somebody may do on a repo.'
    ;;
  'auth check cluster')
    printf '%s\n' \
      '*	?	About whom; yourself when absent.'
    _pachsh_every
    ;;
  'auth check project')
    printf '%s\n' \
      '*	?	The project.'
    _pachsh_every
    ;;
  'auth check repo')
    printf '%s\n' \
      '--project	?	The project of a repo that is named alone; the context'\''s when absent.' \
      '*	?	The repo, or PROJECT/REPO.'
    _pachsh_every
    ;;
  'auth deactivate')
    printf '%s\n' \
      '--yes	.	Do not ask.' \
      '--confirm	?	Agree to the loss on a protected context, by its name.'
    _pachsh_every
    ;;
  'auth edit-config')
    printf '%s\n' \
      '--offline	.	Do not ask the provider.' \
      '--provider-ca	?	The provider'\''s certificate authority: @FILE of PEM; kept with an embedded cluster.' \
      '--no-provider-ca	.	Forget the authority: trust those that this machine trusts.' \
      '--force	.	Even when nobody could administer the cluster afterwards.' \
      '--identity-issuer	?	On a real cluster, with the guide'\''s shape: where its identity service is, for tokens and browsers.' \
      '--show-secrets	.	Write secrets into the values for Helm, where those are the answer.' \
      '--yes	.	Do not ask.' \
      '--confirm	?	Agree to the loss on a protected context, by its name.'
    _pachsh_every
    ;;
  'auth explain')
    printf '%s\n' \
      '--project	?	The project of a repo that is named alone; the context'\''s when absent.' \
      '--exit-code	.	End with 0 if it is allowed, with 5 if it is not.' \
      '*	?	Who.'
    _pachsh_every
    ;;
  'auth get')
    printf '%s\n' \
      'cluster	.	Shows who has which roles on the cluster.' \
      'project	.	Shows who has which roles on a project.' \
      'repo	.	Shows who has which roles on a repo.'
    ;;
  'auth get cluster')
    _pachsh_every
    ;;
  'auth get project')
    printf '%s\n' \
      '*	?	The project.'
    _pachsh_every
    ;;
  'auth get repo')
    printf '%s\n' \
      '--project	?	The project of a repo that is named alone; the context'\''s when absent.' \
      '*	?	The repo, or PROJECT/REPO.'
    _pachsh_every
    ;;
  'auth get-config')
    printf '%s\n' \
      '--show-secrets	.	Show the client secret instead of •••.' \
      '--guide	.	Where people log in through an identity service: the provider behind it, in the shape of the Okta guide.' \
      '--connector	?	With --guide: which, where there is more than one.'
    _pachsh_every
    ;;
  'auth get-groups')
    printf '%s\n' \
      '*	?	Whose; yours when absent.'
    _pachsh_every
    ;;
  'auth get-robot-token')
    printf '%s\n' \
      '--ttl	?	How long the token works, such as 90s, 12h or 30d; for ever when absent.' \
      '--label	?	What the token is for, for '\''auth list tokens'\''; embedded clusters keep it.' \
      '-q	.	Print the token alone.' \
      '--quiet	.	Print the token alone.' \
      '*	?	The robot, with or without '\''robot:'\'' before it.'
    _pachsh_every
    ;;
  'auth group')
    printf '%s\n' \
      'add	.	Adds members to a group.' \
      'remove	.	Removes members from a group.' \
      'members	.	Lists the members of a group.'
    ;;
  'auth group add')
    printf '%s\n' \
      '--known	.	Refuse whoever the cluster does not know yet.' \
      '*	?	The group; a name alone means group:NAME.'
    _pachsh_every
    ;;
  'auth group members')
    printf '%s\n' \
      '*	?	The group; a name alone means group:NAME.'
    _pachsh_every
    ;;
  'auth group remove')
    printf '%s\n' \
      '--yes	.	Do not ask.' \
      '--confirm	?	Agree to the loss on a protected context, by its name.' \
      '--known	.	Refuse whoever the cluster does not know yet.' \
      '--force	.	Even when nobody could administer the cluster afterwards.' \
      '*	?	The group; a name alone means group:NAME.'
    _pachsh_every
    ;;
  'auth inspect')
    printf '%s\n' \
      'role	.	Shows what a role gives.'
    ;;
  'auth inspect role')
    printf '%s\n' \
      '*	?	The role.'
    _pachsh_every
    ;;
  'auth list')
    printf '%s\n' \
      'roles	.	Lists the roles.' \
      'users	.	Lists the people.' \
      'robots	.	Lists the robots.' \
      'groups	.	Lists the groups.' \
      'tokens	.	Lists all tokens.'
    ;;
  'auth list groups')
    _pachsh_every
    ;;
  'auth list robots')
    _pachsh_every
    ;;
  'auth list roles')
    _pachsh_every
    ;;
  'auth list tokens')
    printf '%s\n' \
      '*	?	Whose; all when absent.'
    _pachsh_every
    ;;
  'auth list users')
    _pachsh_every
    ;;
  'auth login')
    printf '%s\n' \
      '-b	.	Print the address and open no browser.' \
      '--no-browser	.	Print the address and open no browser.' \
      '--timeout	?	How long to wait: for the browser 3m at most and by default, with --device as long as the code is good.' \
      '--as	test@pachyderm.com|ada@example.com|grace@example.com	Sign in as a practice user of the rehearsal org, without a browser.' \
      '--prompt	login|select_account	What the provider asks even if it knows you: login (sign in again) or select_account.' \
      '--device	.	Sign in with a browser on any device, by a code: for SSH, where none comes back here.' \
      '--client-id	?	With --device: as which client to ask, where it is not the one that '\''idp setup --device'\'' makes.' \
      '--client-secret	?	With --client-id: its secret, unless it is a public client. Or @FILE.' \
      '-t	.	Ask for an ID token, or read it from standard input, instead of a browser.' \
      '--id-token	.	Ask for an ID token, or read it from standard input, instead of a browser.' \
      '--renew	.	Let the session last longer without a browser, if the provider lets it.'
    _pachsh_every
    ;;
  'auth logout')
    printf '%s\n' \
      '--everywhere	.	Sign out of the identity provider, too, in the browser.'
    _pachsh_every
    ;;
  'auth offboard')
    printf '%s\n' \
      '--dry-run	.	Show what would be taken away, and take nothing.' \
      '--keep-robots	.	Leave the robots alone that they made.' \
      '--myself	.	Agree that it is your own access that ends, where nobody is asked.' \
      '--force	.	Even when nobody could administer the cluster afterwards.' \
      '--yes	.	Do not ask.' \
      '--confirm	?	Agree to the loss on a protected context, by its name.' \
      '*	?	Who leaves.'
    _pachsh_every
    ;;
  'auth remove')
    printf '%s\n' \
      '--yes	.	Do not ask.' \
      '--confirm	?	Agree to the loss on a protected context, by its name.' \
      '--known	.	Refuse whoever the cluster does not know yet.' \
      '--project	?	The project of a repo that is named alone; the context'\''s when absent.' \
      '--force	.	Even when nobody could administer the cluster afterwards.' \
      '*	?	The roles, separated by commas; whom it is about, one or more; on what.'
    _pachsh_every
    ;;
  'auth revoke')
    printf '%s\n' \
      '--yes	.	Do not ask.' \
      '--confirm	?	Agree to the loss on a protected context, by its name.' \
      '--token	?	The token, as @FILE or env:NAME.' \
      '--user	?	Whose tokens to end, such as robot:ci or okta:a@b.c.' \
      '--force	.	Even when nobody could administer the cluster afterwards.' \
      '*	?	A token'\''s hash from '\''auth list tokens'\'', or how it alone begins.'
    _pachsh_every
    ;;
  'auth roles-for-permission')
    printf '%s\n' \
      '*	CLUSTER_MODIFY_BINDINGS|CLUSTER_GET_BINDINGS|CLUSTER_AUTH_ACTIVATE|CLUSTER_AUTH_DEACTIVATE|CLUSTER_AUTH_GET_CONFIG|CLUSTER_AUTH_SET_CONFIG|CLUSTER_AUTH_MODIFY_GROUP_MEMBERS|CLUSTER_AUTH_GET_GROUPS|CLUSTER_AUTH_GET_GROUP_USERS|CLUSTER_AUTH_EXTRACT_TOKENS|CLUSTER_AUTH_RESTORE_TOKEN|CLUSTER_ENTERPRISE_ACTIVATE|CLUSTER_ENTERPRISE_HEARTBEAT|CLUSTER_ENTERPRISE_GET_CODE|CLUSTER_ENTERPRISE_DEACTIVATE|CLUSTER_IDENTITY_SET_CONFIG|CLUSTER_IDENTITY_GET_CONFIG|CLUSTER_IDENTITY_CREATE_IDP|CLUSTER_IDENTITY_UPDATE_IDP|CLUSTER_IDENTITY_LIST_IDPS|CLUSTER_IDENTITY_GET_IDP|CLUSTER_IDENTITY_DELETE_IDP|CLUSTER_IDENTITY_CREATE_OIDC_CLIENT|CLUSTER_IDENTITY_UPDATE_OIDC_CLIENT|CLUSTER_IDENTITY_LIST_OIDC_CLIENTS|CLUSTER_IDENTITY_GET_OIDC_CLIENT|CLUSTER_IDENTITY_DELETE_OIDC_CLIENT|CLUSTER_DEBUG_DUMP|CLUSTER_LICENSE_ACTIVATE|CLUSTER_LICENSE_GET_CODE|CLUSTER_LICENSE_ADD_CLUSTER|CLUSTER_LICENSE_UPDATE_CLUSTER|CLUSTER_LICENSE_DELETE_CLUSTER|CLUSTER_LICENSE_LIST_CLUSTERS|CLUSTER_DELETE_ALL|CLUSTER_AUTH_GET_ROBOT_TOKEN|CLUSTER_AUTH_DELETE_EXPIRED_TOKENS|CLUSTER_AUTH_GET_PERMISSIONS_FOR_PRINCIPAL|CLUSTER_AUTH_REVOKE_USER_TOKENS|CLUSTER_CREATE_SECRET|CLUSTER_LIST_SECRETS|SECRET_DELETE|SECRET_INSPECT|CLUSTER_AUTH_ROTATE_ROOT_TOKEN|CLUSTER_GET_PACHD_LOGS|CLUSTER_ENTERPRISE_PAUSE|CLUSTER_GET_LOKI_LOGS|CLUSTER_EDIT_CLUSTER_METADATA|CLUSTER_SNAPSHOTTER|CLUSTER_RESTART_PACHYDERM|REPO_READ|REPO_WRITE|REPO_MODIFY_BINDINGS|REPO_DELETE|REPO_INSPECT_COMMIT|REPO_LIST_COMMIT|REPO_DELETE_COMMIT|REPO_CREATE_BRANCH|REPO_LIST_BRANCH|REPO_DELETE_BRANCH|REPO_INSPECT_FILE|REPO_LIST_FILE|REPO_ADD_PIPELINE_READER|REPO_REMOVE_PIPELINE_READER|REPO_ADD_PIPELINE_WRITER|PIPELINE_LIST_JOB|CLUSTER_SET_DEFAULTS|PROJECT_SET_DEFAULTS|PROJECT_CREATE|PROJECT_DELETE|PROJECT_LIST_REPO|PROJECT_CREATE_REPO|PROJECT_MODIFY_BINDINGS|JOB_SKIP_CTX	In any letter case.'
    _pachsh_every
    ;;
  'auth rotate-root-token')
    printf '%s\n' \
      '--yes	.	Do not ask.' \
      '--confirm	?	Agree to the loss on a protected context, by its name.' \
      '--supply-token	?	The new root token as @FILE or env:NAME (16 characters or more).' \
      '-q	.	Print the token alone.' \
      '--quiet	.	Print the token alone.'
    _pachsh_every
    ;;
  'auth set')
    printf '%s\n' \
      'cluster	.	Replaces somebody'\''s roles on the cluster.' \
      'project	.	Replaces somebody'\''s roles on a project.' \
      'repo	.	Replaces somebody'\''s roles on a repo.'
    ;;
  'auth set cluster')
    printf '%s\n' \
      '--yes	.	Do not ask.' \
      '--confirm	?	Agree to the loss on a protected context, by its name.' \
      '--known	.	Refuse whoever the cluster does not know yet.' \
      '--force	.	Do as pachd would: any role anywhere, and the last administrator may go.' \
      '*	?	The roles, separated by commas, or '\''none'\''; and who gets them.'
    _pachsh_every
    ;;
  'auth set project')
    printf '%s\n' \
      '--yes	.	Do not ask.' \
      '--confirm	?	Agree to the loss on a protected context, by its name.' \
      '--known	.	Refuse whoever the cluster does not know yet.' \
      '--force	.	Do as pachd would: any role anywhere, and the last administrator may go.' \
      '*	?	The project.'
    _pachsh_every
    ;;
  'auth set repo')
    printf '%s\n' \
      '--project	?	The project of a repo that is named alone; the context'\''s when absent.' \
      '--yes	.	Do not ask.' \
      '--confirm	?	Agree to the loss on a protected context, by its name.' \
      '--known	.	Refuse whoever the cluster does not know yet.' \
      '--force	.	Do as pachd would: any role anywhere, and the last administrator may go.' \
      '*	?	The repo, or PROJECT/REPO.'
    _pachsh_every
    ;;
  'auth set-config')
    printf '%s\n' \
      '-f	<	The configuration; - or absent for standard input.' \
      '--file	<	The configuration; - or absent for standard input.' \
      '--dry-run	.	Check everything and show what would change.' \
      '--offline	.	Do not ask the provider.' \
      '--provider-ca	?	The provider'\''s certificate authority: @FILE of PEM; kept with an embedded cluster.' \
      '--no-provider-ca	.	Forget the authority: trust those that this machine trusts.' \
      '--force	.	Even when nobody could administer the cluster afterwards.' \
      '--identity-issuer	?	On a real cluster, with the guide'\''s shape: where its identity service is, for tokens and browsers.' \
      '--show-secrets	.	Write secrets into the values for Helm, where those are the answer.' \
      '--issuer	?	Change the issuer of what is live; nothing that was trusted of another provider stays.' \
      '--client-id	?	Change the client id alone.' \
      '--client-secret	?	Change the client secret alone: @FILE or env:NAME.' \
      '--secret	?	Change the client secret alone: @FILE or env:NAME.' \
      '--ask-client-secret	.	The same, asked for without echo.' \
      '--redirect-uri	?	Change the redirect URI alone.' \
      '--scopes	?	Change the scopes alone, with commas between them.' \
      '--ignore-email-verified	.	Let people in whose address the provider does not call verified.' \
      '--yes	.	Do not ask.' \
      '--confirm	?	Agree to the loss on a protected context, by its name.'
    _pachsh_every
    ;;
  'auth tokens')
    printf '%s\n' \
      'extract	.	Prints the robots'\'' tokens as hashes.' \
      'restore	.	Puts back extracted tokens.' \
      'delete-expired	.	Deletes expired tokens.'
    ;;
  'auth tokens delete-expired')
    _pachsh_every
    ;;
  'auth tokens extract')
    _pachsh_every
    ;;
  'auth tokens restore')
    _pachsh_every
    ;;
  'auth use-auth-token')
    printf '%s\n' \
      '*	?	@FILE or env:NAME; asked for, or read from standard input, when absent.'
    _pachsh_every
    ;;
  'auth who-can')
    printf '%s\n' \
      '--project	?	The project of a repo that is named alone; the context'\''s when absent.' \
      '*	?	What, in any letter case.'
    _pachsh_every
    ;;
  'auth whoami')
    _pachsh_every
    ;;
  'cd')
    printf '%s\n' \
      '*	<	$HOME when absent.'
    _pachsh_every
    ;;
  'clear')
    _pachsh_every
    ;;
  'completion')
    printf '%s\n' \
      '*	bash|fish|zsh	The shell: bash, fish, zsh.'
    _pachsh_every
    ;;
  'config')
    printf '%s\n' \
      'get	.	4 commands' \
      'set	.	4 commands' \
      'list	.	1 commands' \
      'update	.	1 commands' \
      'reset	.	1 commands' \
      'delete	.	1 commands' \
      'import-kube	.	Makes a context of what a kubeconfig says.' \
      'explain	.	Says which setting came from where.'
    ;;
  'config delete')
    printf '%s\n' \
      'context	.	Deletes a context.'
    ;;
  'config delete context')
    printf '%s\n' \
      '--confirm	?	Agree to the loss on a protected context, by its name.' \
      '*	?	A context that is not the active one.'
    _pachsh_every
    ;;
  'config explain')
    _pachsh_every
    ;;
  'config get')
    printf '%s\n' \
      'active-context	.	Says which context commands act on.' \
      'context	.	Shows a context.' \
      'active-enterprise-context	.	Says which context the enterprise server'\''s is.' \
      'metrics	.	Says whether pachctl reports its use.'
    ;;
  'config get active-context')
    _pachsh_every
    ;;
  'config get active-enterprise-context')
    _pachsh_every
    ;;
  'config get context')
    printf '%s\n' \
      '--show-secrets	.	Show the token instead of •••.' \
      '*	?	A context that '\''config list context'\'' shows.'
    _pachsh_every
    ;;
  'config get metrics')
    _pachsh_every
    ;;
  'config import-kube')
    printf '%s\n' \
      '--confirm	?	Agree to the loss on a protected context, by its name.' \
      '-k	?	The kubeconfig'\''s context; its current one when absent.' \
      '--kubernetes	?	The kubeconfig'\''s context; its current one when absent.' \
      '-n	?	The Kubernetes namespace, instead of the kubeconfig'\''s.' \
      '--namespace	?	The Kubernetes namespace, instead of the kubeconfig'\''s.' \
      '-e	.	It is the enterprise server'\''s.' \
      '--enterprise	.	It is the enterprise server'\''s.' \
      '--overwrite	.	Replace the context if it exists.' \
      '*	?	The new context'\''s name.'
    _pachsh_every
    ;;
  'config list')
    printf '%s\n' \
      'context	.	Lists the contexts.'
    ;;
  'config list context')
    _pachsh_every
    ;;
  'config reset')
    printf '%s\n' \
      'context	.	Makes a context'\''s cluster brand-new.'
    ;;
  'config reset context')
    printf '%s\n' \
      '--confirm	?	Agree to the loss on a protected context, by its name.' \
      '*	?	The context.'
    _pachsh_every
    ;;
  'config set')
    printf '%s\n' \
      'active-context	.	Chooses the context that commands act on.' \
      'context	.	Makes a new context.' \
      'active-enterprise-context	.	Chooses the context of the enterprise server.' \
      'metrics	.	Lets pachctl report its use, or not.'
    ;;
  'config set active-context')
    printf '%s\n' \
      '*	?	A context that '\''config list context'\'' shows.'
    _pachsh_every
    ;;
  'config set active-enterprise-context')
    printf '%s\n' \
      '*	?	The context of a real cluster.'
    _pachsh_every
    ;;
  'config set context')
    printf '%s\n' \
      '--confirm	?	Agree to the loss on a protected context, by its name.' \
      '--embedded	.	With an embedded cluster of its own.' \
      '--protected	.	Guarded against slips: see '\''config update context'\''.' \
      '--overwrite	.	Begin afresh if the context exists.' \
      '*	?	Letters, digits, '\''-'\'', '\''_'\'' and '\''.'\''.'
    _pachsh_every
    ;;
  'config set metrics')
    printf '%s\n' \
      '*	true|false	Whether it may.'
    _pachsh_every
    ;;
  'config update')
    printf '%s\n' \
      'context	.	Changes a context, or guards it against slips.'
    ;;
  'config update context')
    printf '%s\n' \
      '--confirm	?	Agree to the loss on a protected context, by its name.' \
      '--pachd-address	?	Where it is: grpc://HOST:PORT, or grpcs://HOST:PORT with TLS.' \
      '--server-cas	?	Trust these instead of the system'\''s: @FILE of PEM, or its base64.' \
      '--project	?	The project used by default.' \
      '--cluster-name	?	Its Kubernetes cluster in the kubeconfig.' \
      '--auth-info	?	Its user in the kubeconfig.' \
      '--namespace	?	Its Kubernetes namespace.' \
      '--remove-cluster-deployment-id	.	Forget which cluster it was, so that another may answer.' \
      '--protected	.	Guard it against slips, or no longer.' \
      '--no-protected	.	Guard it against slips, or no longer.' \
      '*	?	The context; the active one when absent.'
    _pachsh_every
    ;;
  'connect')
    printf '%s\n' \
      '--kube	?	Go through Kubernetes: a context of the kubeconfig, or its current one.' \
      '-n	?	With --kube: where pachd is, instead of the kubeconfig'\''s namespace.' \
      '--namespace	?	With --kube: where pachd is, instead of the kubeconfig'\''s namespace.' \
      '--alias	?	The context'\''s name.' \
      '*	?	Where its pachd listens: HOST:PORT, or grpcs://HOST:PORT with TLS.'
    _pachsh_every
    ;;
  'create')
    printf '%s\n' \
      'project	.	Makes a project.' \
      'repo	.	Makes a repo.'
    ;;
  'create project')
    printf '%s\n' \
      '*	?	The project.'
    _pachsh_every
    ;;
  'create repo')
    printf '%s\n' \
      '--project	?	The project of a repo that is named alone; the context'\''s when absent.' \
      '*	?	The repo.'
    _pachsh_every
    ;;
  'delete')
    printf '%s\n' \
      'project	.	Deletes a project.' \
      'repo	.	Deletes a repo.'
    ;;
  'delete project')
    printf '%s\n' \
      '--yes	.	Do not ask.' \
      '--confirm	?	Agree to the loss on a protected context, by its name.' \
      '*	?	The project.'
    _pachsh_every
    ;;
  'delete repo')
    printf '%s\n' \
      '--yes	.	Do not ask.' \
      '--confirm	?	Agree to the loss on a protected context, by its name.' \
      '--project	?	The project of a repo that is named alone; the context'\''s when absent.' \
      '*	?	The repo.'
    _pachsh_every
    ;;
  'doctor')
    printf '%s\n' \
      '--strict	.	Fail for warnings as well.' \
      '--probe	.	Also ask the provider about the app, by two questions that it logs.' \
      'provider	.	Checks the identity provider and the app there.' \
      'cluster	.	Checks the cluster, its configuration, bindings and tokens.' \
      'login	.	Tries a login, and explains what comes of it; nothing is kept.' \
      'context	.	Checks where the session stands.' \
      'install	.	Checks pachsh on this machine.'
    _pachsh_every
    ;;
  'doctor cluster')
    printf '%s\n' \
      '--strict	.	Fail for warnings as well.'
    _pachsh_every
    ;;
  'doctor context')
    printf '%s\n' \
      '--strict	.	Fail for warnings as well.'
    _pachsh_every
    ;;
  'doctor install')
    printf '%s\n' \
      '--strict	.	Fail for warnings as well.'
    _pachsh_every
    ;;
  'doctor login')
    printf '%s\n' \
      '-b	.	Print the address and open no browser.' \
      '--no-browser	.	Print the address and open no browser.' \
      '--timeout	?	How long to wait: for the browser 3m at most and by default, with --device as long as the code is good.' \
      '--as	test@pachyderm.com|ada@example.com|grace@example.com	Sign in as a practice user of the rehearsal org, without a browser.' \
      '--prompt	login|select_account	What the provider asks even if it knows you: login (sign in again) or select_account.' \
      '--device	.	Sign in with a browser on any device, by a code: for SSH, where none comes back here.' \
      '--client-id	?	With --device: as which client to ask, where it is not the one that '\''idp setup --device'\'' makes.' \
      '--client-secret	?	With --client-id: its secret, unless it is a public client. Or @FILE.' \
      '--strict	.	Fail for warnings as well.'
    _pachsh_every
    ;;
  'doctor provider')
    printf '%s\n' \
      '--strict	.	Fail for warnings as well.' \
      '*	?	The provider'\''s issuer; the configured one when absent.'
    _pachsh_every
    ;;
  'echo')
    printf '%s\n' \
      '*	?	'
    ;;
  'edit')
    printf '%s\n' \
      '*	?	The input of that number in '\''history'\'', instead of the last one.'
    _pachsh_every
    ;;
  'exit')
    printf '%s\n' \
      '*	?	0 to 255.'
    _pachsh_every
    ;;
  'explain')
    printf '%s\n' \
      '*	?	The message, or a part of it.'
    _pachsh_every
    ;;
  'export')
    printf '%s\n' \
      '*	?	The variables.'
    _pachsh_every
    ;;
  'help')
    printf '%s\n' \
      '*	?	The words of a command, or the first of them, a topic, '\''all'\'', or words to look for.'
    _pachsh_every
    ;;
  'history')
    printf '%s\n' \
      '*	?	Only the latest N lines.'
    _pachsh_every
    ;;
  'idp')
    printf '%s\n' \
      'create-connector	.	Registers an identity provider.' \
      'update-connector	.	Changes a connector.' \
      'edit-connector	.	Opens a connector in your editor.' \
      'get-connector	.	Shows a connector.' \
      'delete-connector	.	Deletes a connector.' \
      'list-connector	.	Lists the connectors.' \
      'create-client	.	Lets an application log people in.' \
      'update-client	.	Changes a client.' \
      'get-client	.	Shows a client.' \
      'delete-client	.	Deletes a client.' \
      'list-client	.	Lists the clients.' \
      'rotate-secret	.	Changes one secret of a connector or client.' \
      'get-config	.	Shows how the identity service is set up.' \
      'set-config	.	Sets up the identity service.' \
      'setup	.	Connects an identity provider, step by step.'
    ;;
  'idp create-client')
    printf '%s\n' \
      '-f	<	Where it is written; - or absent for standard input.' \
      '--config	<	Where it is written; - or absent for standard input.' \
      '--show-secrets	.	Show a secret that was given; one that was made is shown anyway.'
    _pachsh_every
    ;;
  'idp create-connector')
    printf '%s\n' \
      '-f	<	Where it is written; - or absent for standard input.' \
      '--config	<	Where it is written; - or absent for standard input.'
    _pachsh_every
    ;;
  'idp delete-client')
    printf '%s\n' \
      '--yes	.	Do not ask.' \
      '--confirm	?	Agree to the loss on a protected context, by its name.' \
      '*	?	The client'\''s id.'
    _pachsh_every
    ;;
  'idp delete-connector')
    printf '%s\n' \
      '--yes	.	Do not ask.' \
      '--confirm	?	Agree to the loss on a protected context, by its name.' \
      '*	?	The connector'\''s id.'
    _pachsh_every
    ;;
  'idp edit-connector')
    printf '%s\n' \
      '*	?	The connector'\''s id.'
    _pachsh_every
    ;;
  'idp get-client')
    printf '%s\n' \
      '--show-secrets	.	Show the secret instead of •••.' \
      '*	?	The client'\''s id.'
    _pachsh_every
    ;;
  'idp get-config')
    _pachsh_every
    ;;
  'idp get-connector')
    printf '%s\n' \
      '--show-secrets	.	Show secrets instead of •••.' \
      '*	?	The connector'\''s id.'
    _pachsh_every
    ;;
  'idp list-client')
    _pachsh_every
    ;;
  'idp list-connector')
    _pachsh_every
    ;;
  'idp rotate-secret')
    printf '%s\n' \
      '--yes	.	Do not ask.' \
      '--confirm	?	Agree to the loss on a protected context, by its name.' \
      '--secret	?	It, as @FILE or env:NAME.' \
      '--key	?	Which secret of a connector, such as bindPW, where there are several.' \
      '--client	.	The client, where a connector has the same id.' \
      '*	?	The id of a connector or client.'
    _pachsh_every
    ;;
  'idp set-config')
    printf '%s\n' \
      '-f	<	Where it is written; - or absent for standard input.' \
      '--config	<	Where it is written; - or absent for standard input.'
    _pachsh_every
    ;;
  'idp setup')
    printf '%s\n' \
      '--issuer	?	The provider'\''s issuer, or its domain or tenant.' \
      '--client-id	?	The app'\''s id at the provider.' \
      '--client-secret	?	The app'\''s secret, as @FILE or env:NAME.' \
      '--name	?	The connector'\''s id and name; by default the preset'\''s.' \
      '--redirect-uri	?	Where the identity service sends browsers back to the cluster.' \
      '--identity-issuer	?	Where the identity service is, for tokens and browsers.' \
      '--device	.	Let people log in whose browser is on another device, too; alone, only that.' \
      '--offline	.	Do not ask the provider.' \
      '--dry-run	.	Check everything and show the plan.' \
      '--show-secrets	.	Write secrets into the values for Helm, where those are the answer.' \
      '--yes	.	Do not ask.' \
      '--confirm	?	Agree to the loss on a protected context, by its name.' \
      '*	?	The provider: okta, google, keycloak, auth0, entra or generic.'
    _pachsh_every
    ;;
  'idp update-client')
    printf '%s\n' \
      '-f	<	Where it is written; - or absent for standard input.' \
      '--config	<	Where it is written; - or absent for standard input.'
    _pachsh_every
    ;;
  'idp update-connector')
    printf '%s\n' \
      '-f	<	Where it is written; - or absent for standard input.' \
      '--config	<	Where it is written; - or absent for standard input.'
    _pachsh_every
    ;;
  'inspect')
    printf '%s\n' \
      'cluster	.	Shows what the cluster says about itself.'
    ;;
  'inspect cluster')
    _pachsh_every
    ;;
  'kube')
    printf '%s\n' \
      'contexts	.	Lists the contexts of the kubeconfig.' \
      'use	.	Chooses the Kubernetes cluster of this session.' \
      'forwards	.	Lists the ports that this session forwards.' \
      'stop	.	Ends the forwarding of ports.' \
      'logs	.	Shows what pachd'\''s log says about logins and permissions.'
    ;;
  'kube contexts')
    _pachsh_every
    ;;
  'kube forwards')
    _pachsh_every
    ;;
  'kube logs')
    printf '%s\n' \
      '--kube	?	A context of the kubeconfig, instead of this context'\''s cluster.' \
      '-n	?	The namespace, instead of the context'\''s.' \
      '--namespace	?	The namespace, instead of the context'\''s.' \
      '--since	?	How far back to look: 10m when absent.' \
      '--all	.	Show every line, whatever it is about.' \
      '*	?	A pod; every pod of pachd in the namespace when absent.'
    _pachsh_every
    ;;
  'kube stop')
    printf '%s\n' \
      '*	?	The port of this machine; all of them when absent.'
    _pachsh_every
    ;;
  'kube use')
    printf '%s\n' \
      '*	?	A context of the kubeconfig.'
    _pachsh_every
    ;;
  'kubectl')
    printf '%s\n' \
      '*	?	'
    ;;
  'list')
    printf '%s\n' \
      'project	.	Lists the projects.' \
      'repo	.	Lists the repos.'
    ;;
  'list project')
    _pachsh_every
    ;;
  'list repo')
    printf '%s\n' \
      '--project	?	The repos of this project alone.'
    _pachsh_every
    ;;
  'minikube')
    printf '%s\n' \
      '*	?	'
    ;;
  'okta')
    printf '%s\n' \
      'connect	.	Connects the session to an Okta org.' \
      'status	.	Says which Okta org the session is connected to.' \
      'disconnect	.	Forgets the connection.' \
      'register	.	Registers Pachyderm as an app at Okta.' \
      'show	.	Shows the app, and who may log in.' \
      'assign	.	Lets people and groups log in through the app.' \
      'unassign	.	Takes that away from them.' \
      'users	.	Lists the people of the org.' \
      'groups	.	Lists the groups of the org.' \
      'apps	.	Lists the apps of the org.' \
      'unregister	.	Removes the app at Okta.' \
      'rotate-secret	.	Replaces the app'\''s secret, at Okta and in the cluster.'
    ;;
  'okta apps')
    _pachsh_every
    ;;
  'okta assign')
    printf '%s\n' \
      '--app	?	The app'\''s name or client id; by default $OKTA_CLIENT_ID'\''s, else '\''Pachyderm'\''.' \
      '*	?	user:LOGIN or group:NAME, as Okta knows them.'
    _pachsh_every
    ;;
  'okta connect')
    printf '%s\n' \
      '--token	?	An API token: @FILE or env:NAME; asked for when absent.' \
      '--client-id	?	A service app'\''s client id, instead of an API token.' \
      '--private-key	?	The service app'\''s private key: @FILE or env:NAME, JWK or PEM.' \
      '--keep	.	Keep the connection for later sessions (0600).' \
      '*	?	The org'\''s address: https://ORG.okta.com.'
    _pachsh_every
    ;;
  'okta disconnect')
    _pachsh_every
    ;;
  'okta groups')
    _pachsh_every
    ;;
  'okta register')
    printf '%s\n' \
      '--name	?	The app'\''s name at Okta; by default Pachyderm.' \
      '--redirect-uri	?	Where Okta sends the browser back to; more than one is possible. By default the identity service'\''s callback where people log in through it; else $OKTA_REDIRECT_URI, else the guide'\''s.' \
      '--groups-claim	?	Which groups pachd is told: all, starts-with:TEXT, equals:TEXT, contains:TEXT, regex:TEXT, or none to leave that alone.' \
      '--assign	?	Who may log in: user:LOGIN or group:NAME; more than one is possible.' \
      '--authorization-server	?	A custom authorization server'\''s name; by default the org'\''s own.' \
      '--dry-run	.	Show what it takes, and change nothing.' \
      '--adopt	.	Take the app of that name, though it sends browsers elsewhere so far.' \
      '--yes	.	Do not ask.' \
      '--confirm	?	Agree to the loss on a protected context, by its name.'
    _pachsh_every
    ;;
  'okta rotate-secret')
    printf '%s\n' \
      '--app	?	The app'\''s name or client id; by default $OKTA_CLIENT_ID'\''s, else '\''Pachyderm'\''.' \
      '--keep-old	.	Leave the old secret valid at Okta.' \
      '--yes	.	Do not ask.' \
      '--confirm	?	Agree to the loss on a protected context, by its name.'
    _pachsh_every
    ;;
  'okta show')
    printf '%s\n' \
      '--app	?	The app'\''s name or client id; by default $OKTA_CLIENT_ID'\''s, else '\''Pachyderm'\''.'
    _pachsh_every
    ;;
  'okta status')
    _pachsh_every
    ;;
  'okta unassign')
    printf '%s\n' \
      '--app	?	The app'\''s name or client id; by default $OKTA_CLIENT_ID'\''s, else '\''Pachyderm'\''.' \
      '*	?	user:LOGIN or group:NAME, as Okta knows them.'
    _pachsh_every
    ;;
  'okta unregister')
    printf '%s\n' \
      '--app	?	The app'\''s name or client id; by default $OKTA_CLIENT_ID'\''s, else '\''Pachyderm'\''.' \
      '--yes	.	Do not ask.' \
      '--confirm	?	Agree to the loss on a protected context, by its name.'
    _pachsh_every
    ;;
  'okta users')
    _pachsh_every
    ;;
  'pwd')
    _pachsh_every
    ;;
  'quit')
    printf '%s\n' \
      '*	?	0 to 255.'
    _pachsh_every
    ;;
  'recover')
    _pachsh_every
    ;;
  'rehearsal')
    printf '%s\n' \
      'start	.	Starts the practice Okta org beside the cluster.' \
      'status	.	Says whether the practice org runs, and where.' \
      'stop	.	Stops the practice org.' \
      'misbehave	.	Makes it go wrong in one way, or behave again.'
    ;;
  'rehearsal misbehave')
    printf '%s\n' \
      '*	?	How to go wrong, or '\''off'\''.'
    _pachsh_every
    ;;
  'rehearsal start')
    printf '%s\n' \
      '--port	?	Where to listen; by default where it listened last time.' \
      '--redirect-uri	?	The redirect URI to register for the app.'
    _pachsh_every
    ;;
  'rehearsal status')
    _pachsh_every
    ;;
  'rehearsal stop')
    _pachsh_every
    ;;
  'revert')
    printf '%s\n' \
      '--yes	.	Do not ask.' \
      '--confirm	?	Agree to the loss on a protected context, by its name.'
    _pachsh_every
    ;;
  'save')
    _pachsh_every
    ;;
  'serve')
    printf '%s\n' \
      '--port	?	The port of gRPC; 0 takes a free one. By default 30650.' \
      '--tls-cert	<	Serve with TLS: the certificate and its chain, in PEM.' \
      '--tls-key	<	Its private key, in PEM.' \
      '--http-port	?	Also answer JSON over HTTP there, on this machine alone.' \
      '--listen	?	Listen there instead of on this machine alone; needs TLS.' \
      '--allow-activate	.	Serve although access control is off: whoever comes first may switch it on.' \
      '--context-name	?	Let pachctl know it as a context of that name.' \
      '--background	.	Go on with the session meanwhile.' \
      '--yes	.	Save what is unsaved without asking.' \
      'status	.	Says whether this session serves a cluster.' \
      'stop	.	Ends serving, and saves.'
    _pachsh_every
    ;;
  'serve status')
    printf '%s\n' \
      '-q	.	Print the address alone; fail if there is none.' \
      '--quiet	.	Print the address alone; fail if there is none.'
    _pachsh_every
    ;;
  'serve stop')
    _pachsh_every
    ;;
  'set')
    printf '%s\n' \
      '-e	.	Accepted: a script stops at the first command that fails.' \
      '-u	.	Accepted: an unset variable is an error.' \
      '-x	.	Accepted, with a word: '\''pachsh -x'\'' shows each command.' \
      '--option	?	What shells write as '\''-o NAME'\'', which may be written, too. Accepted for errexit, nounset and pipefail: pachsh behaves so.' \
      '*	?	The setting.'
    _pachsh_every
    ;;
  'source')
    printf '%s\n' \
      '*	<	The file, relative to the working directory.'
    _pachsh_every
    ;;
  'status')
    _pachsh_every
    ;;
  'tutorial')
    printf '%s\n' \
      '--yes	.	Run all steps without questions.' \
      '*	first-steps|okta|roles|fix-a-broken-login|connector|real-cluster|scripting	Which one; none lists them.'
    _pachsh_every
    ;;
  'undo')
    printf '%s\n' \
      '--yes	.	Do not ask.' \
      '--confirm	?	Agree to the loss on a protected context, by its name.' \
      '--force	.	Even if nobody can administer the cluster afterwards.' \
      '*	?	How many changes that can be undone, 1 when absent.'
    _pachsh_every
    ;;
  'unset')
    printf '%s\n' \
      '*	?	The variables.'
    _pachsh_every
    ;;
  'version')
    printf '%s\n' \
      '--client-only	.	Ask no cluster; print the number alone.'
    _pachsh_every
    ;;
  esac
}
complete -F _pachsh pachsh
