# shellcheck shell=sh
# Tells our processes from everybody else's. A process is ours only when its command line carries our
# root directory; nothing else is ever signalled, whatever a PID file says.

# Programs that start or stop ours: they carry the root and name services, and are not the services.
PROCESS_TOOLS='msstart start-admin stop-admin restart-admin start-slapd stop-slapd restart-slapd'

# process_snapshot: the process table, in PROCESS_TABLE. Without it nothing can be told. The locale
# and width keep ps from masking letters beyond ASCII and from cutting lines.
process_snapshot() {
  PROCESS_TABLE=$(LC_ALL=C.UTF-8 COLUMNS=32767 ps -e -o pid= -o args=) ||
    agent_fail 1050 'ps failed: the process table cannot be read'
  [ -n "$PROCESS_TABLE" ] || agent_fail 1051 'ps printed nothing: the process table cannot be read'
}

# process_carries ARGUMENTS ROOT: the command line names the root as a path, not merely as the
# beginning of another one (/mail/msg is not in /mail/msg2).
process_carries() {
  process_is_agent "$1" && return 1
  CARRY_REST=$1
  while :; do
    case $CARRY_REST in
    *"$2"*) ;;
    *) return 1 ;;
    esac
    CARRY_BEFORE=${CARRY_REST%%"$2"*}
    CARRY_AFTER=${CARRY_REST#*"$2"}
    case $CARRY_BEFORE in
    '' | *[\ =:,\'\"])
      case $CARRY_AFTER in
      '' | [\ /:,\'\"]*) return 0 ;;
      esac
      ;;
    esac
    CARRY_REST=_$CARRY_AFTER
  done
}

# process_is_agent ARGUMENTS: an entry point of this suite, whose arguments name the root and the services
# without its being one of them.
process_is_agent() {
  case $1 in
  *"$HAWSER_SUITE"/* | *"$AGENT_TYPE/online "* | *"$AGENT_TYPE/offline "* | *"$AGENT_TYPE/monitor "* | *"$AGENT_TYPE/clean "*) ;;
  *) return 1 ;;
  esac
}

# process_is_named ARGUMENTS ROOT NAMES NOT: the program's own name is one of NAMES (a blank-separated
# list); of a script also a word that follows its interpreter. The root's own words do not count. A command
# line with one of NOT among its words is another's, though it run the same program (imapd for imaps).
process_is_named() {
  process_without_root "$1" "$2"
  PROCESS_NAMES=" $3 "
  PROCESS_NOT=" $4 "
  process_word_name "${PROCESS_REDUCED%% *}"
  case $PROCESS_NAMES in
  *" $PROCESS_NAME "*) PROCESS_MATCH=0 ;;
  *) PROCESS_MATCH=1 ;;
  esac
  [ "$PROCESS_MATCH" -eq 0 ] || process_is_interpreter "$PROCESS_NAME" || return 1
  for PROCESS_WORD in $PROCESS_REDUCED; do
    case $PROCESS_NOT in
    *" $PROCESS_WORD "*) return 1 ;;
    esac
    process_word_name "$PROCESS_WORD"
    case " $PROCESS_TOOLS " in
    *" $PROCESS_NAME "*) return 1 ;;
    esac
    case $PROCESS_NAMES in
    *" $PROCESS_NAME "*) PROCESS_MATCH=0 ;;
    esac
  done
  return "$PROCESS_MATCH"
}

process_is_interpreter() {
  case $1 in
  sh | dash | bash | ksh | busybox | env | node | java | perl | python*) ;;
  *) return 1 ;;
  esac
}

# process_is_line ARGUMENTS LINE: the command line is LINE itself, or an interpreter (and its options)
# before it, as it looks for a script.
process_is_line() {
  process_is_agent "$1" && return 1
  [ "$1" != "$2" ] || return 0
  case $1 in
  *" $2") ;;
  *) return 1 ;;
  esac
  PROCESS_REST=${1%" $2"}
  process_word_name "${PROCESS_REST%% *}"
  process_is_interpreter "$PROCESS_NAME" || return 1
  PROCESS_REST="${PROCESS_REST#"${PROCESS_REST%% *}"} "
  case $PROCESS_REST in
  *' '[!\ -]*) return 1 ;;
  esac
}

# process_lines LINE: adds to PROCESS_FOUND every process with this command line.
process_lines() {
  while read -r TABLE_PID TABLE_ARGUMENTS; do
    ! process_is_line "$TABLE_ARGUMENTS" "$1" || process_add "$TABLE_PID"
  done <<EOF
$PROCESS_TABLE
EOF
}

# process_without_root ARGUMENTS ROOT: the command line with @ for the root, in PROCESS_REDUCED.
process_without_root() {
  PROCESS_REDUCED=
  PROCESS_REST=$1
  while :; do
    case $PROCESS_REST in
    *"$2"*) ;;
    *) break ;;
    esac
    PROCESS_REDUCED=$PROCESS_REDUCED${PROCESS_REST%%"$2"*}@
    PROCESS_REST=${PROCESS_REST#*"$2"}
  done
  PROCESS_REDUCED=$PROCESS_REDUCED$PROCESS_REST
}

# process_word_name WORD: /x/y/imapd.sh, --service=imapd, imapd: → imapd, in PROCESS_NAME.
process_word_name() {
  PROCESS_NAME=${1##*[/=]}
  PROCESS_NAME=${PROCESS_NAME%:}
  PROCESS_NAME=${PROCESS_NAME%.*}
}

# process_in_file FILE ROOT NAMES NOT ALL_NAMES: adds to PROCESS_FOUND the process that a PID file
# names, if it is alive, carries the root, and does not bear the name of another service of the same root.
process_in_file() {
  process_read_file "$1"
  [ -n "$PROCESS_FILE_PID" ] || return 0
  process_arguments "$PROCESS_FILE_PID"
  [ -n "$PROCESS_ARGUMENTS" ] || return 0
  process_carries "$PROCESS_ARGUMENTS" "$2" || return 0
  if process_is_named "$PROCESS_ARGUMENTS" "$2" "$3" "$4" ||
    ! process_is_named "$PROCESS_ARGUMENTS" "$2" "$5" ''; then
    process_add "$PROCESS_FILE_PID"
  fi
}

# process_in_table ROOT NAMES NOT: adds to PROCESS_FOUND every process with this root and one of the names.
process_in_table() {
  while read -r TABLE_PID TABLE_ARGUMENTS; do
    if process_carries "$TABLE_ARGUMENTS" "$1" && process_is_named "$TABLE_ARGUMENTS" "$1" "$2" "$3"; then
      process_add "$TABLE_PID"
    fi
  done <<EOF
$PROCESS_TABLE
EOF
}

# process_read_file FILE: the number in a PID file, or nothing, in PROCESS_FILE_PID.
process_read_file() {
  PROCESS_FILE_PID=
  [ -r "$1" ] || return 0
  { read -r PROCESS_FILE_PID PROCESS_REST <"$1"; } 2>/dev/null
  case $PROCESS_FILE_PID in
  *[!0-9]* | 0* | 1) PROCESS_FILE_PID= ;;
  esac
}

# process_arguments PID: its command line in the table, or nothing, in PROCESS_ARGUMENTS. A process that has
# ended and was not yet collected by its parent is still listed, but lives no more.
process_arguments() {
  PROCESS_ARGUMENTS=
  while read -r TABLE_PID TABLE_ARGUMENTS; do
    [ "$TABLE_PID" = "$1" ] || continue
    case $TABLE_ARGUMENTS in
    *'<defunct>') ;;
    *) PROCESS_ARGUMENTS=$TABLE_ARGUMENTS ;;
    esac
    return 0
  done <<EOF
$PROCESS_TABLE
EOF
}

# process_add PID: into PROCESS_FOUND, once.
process_add() {
  case " $PROCESS_FOUND " in
  *" $1 "*) ;;
  *) PROCESS_FOUND="$PROCESS_FOUND $1" ;;
  esac
}

# process_gone FINDER: nothing of ours is left. The finder fills PROCESS_FOUND from a fresh table.
process_gone() {
  "$1"
  [ -z "$PROCESS_FOUND" ]
}

# process_terminate FINDER TERM_DEADLINE KILL_DEADLINE: SIGTERM, wait, SIGKILL, wait.
# Fails when something is still left.
process_terminate() {
  process_gone "$1" && return 0
  process_signal TERM
  agent_wait_until "$2" process_gone "$1" && return 0
  process_signal KILL
  # Death takes a moment, however late it is.
  agent_clock
  PROCESS_END=$((AGENT_NOW + 3))
  [ "$PROCESS_END" -gt "$3" ] || PROCESS_END=$3
  agent_wait_until "$PROCESS_END" process_gone "$1" && return 0
  log_error 1052 "still there after SIGKILL: process$PROCESS_FOUND"
  return 1
}

# process_signal NAME: to all of PROCESS_FOUND, which the caller has just found.
process_signal() {
  log_info 1053 "SIG$1 to process$PROCESS_FOUND"
  for SIGNAL_PID in $PROCESS_FOUND; do
    kill "-$1" "$SIGNAL_PID" 2>/dev/null
  done
}
