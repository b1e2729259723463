# shellcheck shell=sh
# Axigen mail server: attributes, its one process, the greetings of its services.

# shellcheck source-path=SCRIPTDIR source=../lib/agent.sh
. "$HAWSER_SUITE/lib/agent.sh"
# shellcheck source-path=SCRIPTDIR source=../lib/software.sh
. "$HAWSER_SUITE/lib/software.sh"
# shellcheck source-path=SCRIPTDIR source=../lib/probe/conversation.sh
. "$HAWSER_SUITE/lib/probe/conversation.sh"

# axigen_begin ENTRY_POINT ARGUMENT…: reads the attributes in the order of the type's ArgList.
axigen_begin() {
  agent_begin Axigen 20014 "$@"
  shift $((AGENT_SHIFT + 1))
  argument_scalar PROGRAM "$@" && shift
  argument_scalar WORK_DIRECTORY "$@" && shift
  argument_scalar ADDRESS "$@" && shift
  argument_list SERVICES "$@" && shift $(($1 + 1))
  argument_scalar PROBE_TIMEOUT "$@"
  path_checked Program "$PROGRAM"
  AXIGEN_PROGRAM=$CHECKED_PATH
  path_checked WorkDirectory "$WORK_DIRECTORY"
  SOFTWARE_ROOT=$CHECKED_PATH
}

# axigen_validate: what online and the greetings need beyond that.
axigen_validate() {
  argument_name Address "$ADDRESS"
  argument_integer ProbeTimeout "$PROBE_TIMEOUT"
  eval "axigen_services_valid $SERVICES"
}

axigen_services_valid() {
  [ $(($# % 2)) -eq 0 ] || agent_fail 3201 'Services has a service without a port'
  while [ $# -gt 0 ]; do
    case $1 in
    smtp | imap | pop | http) argument_integer "the port of $1 in Services" "${2:-none}" ;;
    *) agent_fail 3202 "Services names '$1', which is none of smtp, imap, pop, http" ;;
    esac
    shift 2
  done
}

# The program may lie on the system's own disk; its working directory comes with the shared one.
software_installed() {
  [ -x "$AXIGEN_PROGRAM" ] && [ -d "$SOFTWARE_ROOT" ]
}

# It goes into the background by itself. Its exit code is that of any program: 0 is success here, whatever the guide
# says of init scripts; the codes of a monitor are the monitor's.
software_start() {
  log_info 3211 "starting: $PROGRAM -W $WORK_DIRECTORY"
  program_run "$AXIGEN_PROGRAM" -C "$SOFTWARE_ROOT/run/axigen.cfg" -W "$SOFTWARE_ROOT" -P "$SOFTWARE_ROOT/run/axigen.pid"
}

# It has no stop program: TERM makes it end in order.
software_stop() {
  program_begin_output
  software_processes
  log_info 3212 "stopping: SIGTERM to process$PROCESS_FOUND"
  process_signal TERM
}

software_missing() {
  SOFTWARE_MISSING=
  PROCESS_FOUND=
  software_find "$SOFTWARE_ROOT/run/axigen.pid" axigen ''
  [ -n "$PROCESS_FOUND" ] || SOFTWARE_MISSING=' axigen'
}

software_processes() {
  process_snapshot
  software_missing
}

# axigen_monitor: the process, then how many of its services greet: all of them is full confidence, none of them is
# offline.
axigen_monitor() {
  if ! software_up; then
    log_trace 1121 'not running'
    return 100
  fi
  axigen_validate
  [ "${PROBE_TIMEOUT:-10}" -gt 0 ] || return 110
  eval "axigen_ask $SERVICES"
  eval "axigen_confidence $SERVICES"
}

# axigen_ask SERVICE PORT…: all at once; each leaves its answer in a file.
axigen_ask() {
  agent_run_file greeting
  AXIGEN_FILE=$RUN_FILE
  AXIGEN_ASKED=
  while [ $# -gt 0 ]; do
    axigen_greeting "$1" "$2" </dev/null >/dev/null 2>&1 &
    AXIGEN_ASKED="$AXIGEN_ASKED $!"
    shift 2
  done
  for AXIGEN_PROCESS in $AXIGEN_ASKED; do
    wait "$AXIGEN_PROCESS"
  done
}

axigen_greeting() {
  rm -f "$AXIGEN_FILE-$1.end"
  conversation "$ADDRESS" "$2" "$1" "${PROBE_TIMEOUT:-10}" "$AXIGEN_FILE-$1"
  printf '%s\n' "$CONVERSATION" >"$AXIGEN_FILE-$1.end"
}

# axigen_confidence SERVICE PORT…: of n services that could be asked, k greet: 100 + 10 k / n, at least 101 when one does.
axigen_confidence() {
  AXIGEN_ALL=0
  AXIGEN_WELL=0
  while [ $# -gt 0 ]; do
    CONVERSATION=unable
    { read -r CONVERSATION <"$AXIGEN_FILE-$1.end"; } 2>/dev/null
    [ "$CONVERSATION" = unable ] || AXIGEN_ALL=$((AXIGEN_ALL + 1))
    if [ "$CONVERSATION" = answered ]; then
      AXIGEN_WELL=$((AXIGEN_WELL + 1))
    else
      log_warn 3221 "$1 at $ADDRESS port $2: $CONVERSATION"
    fi
    shift 2
  done
  [ "$AXIGEN_ALL" -gt 0 ] || return 110
  [ "$AXIGEN_WELL" -gt 0 ] || return 100
  AXIGEN_TENTHS=$((AXIGEN_WELL * 10 / AXIGEN_ALL))
  [ "$AXIGEN_TENTHS" -gt 0 ] || AXIGEN_TENTHS=1
  return $((100 + AXIGEN_TENTHS))
}
