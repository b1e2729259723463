# shellcheck shell=sh
# The entry points of server software with a start program, a stop program and daemons. An agent gives:
#   software_start        runs the start program; its exit code
#   software_stop DEADLINE   runs the stop program, no longer than the deadline; its exit code
#   software_installed    the programs are there (the shared disk is mounted on this system)
#   software_missing      which daemons are not there, by name, in SOFTWARE_MISSING, from PROCESS_TABLE
#   software_processes    every process of this resource, in PROCESS_FOUND, from a fresh table
#   software_check        the second-level check, of agents that have one (see probe/check.sh)
# and SOFTWARE_ROOT, the directory that the command line of each of its processes carries.

# shellcheck source-path=SCRIPTDIR source=process.sh
. "$HAWSER_SUITE/lib/process.sh"
# shellcheck source-path=SCRIPTDIR source=custom-monitor.sh
. "$HAWSER_SUITE/lib/custom-monitor.sh"
# shellcheck source-path=SCRIPTDIR source=probe/second-level.sh
. "$HAWSER_SUITE/lib/probe/second-level.sh"

# The names under which the suite's daemons appear in the process table: a PID file's process that bears
# one of them, but not its service's own, has taken over an old number.
SOFTWARE_NAMES='stored store impsched sched watcher imapd imap imaps popd pop pops mshttpd http https
 dispatcher tcp_smtp_server smtp tcp_lmtp_server lmtp enpd ens snmpd snmp sms_gateway sms AService mmp
 ns-slapd slapd ldap admin-serv ns-admin ns-httpd uxwdog admin-httpd admin'
SOFTWARE_NAMES=$(printf '%s' "$SOFTWARE_NAMES" | tr '\n' ' ')

# software_find PID_FILE NAMES NOT: adds to PROCESS_FOUND what the PID file and the process table show.
software_find() {
  process_in_file "$1" "$SOFTWARE_ROOT" "$2" "$3" "$SOFTWARE_NAMES"
  process_in_table "$SOFTWARE_ROOT" "$2" "$3"
}

# software_up: every daemon is there.
software_up() {
  process_snapshot
  software_missing
  [ -z "$SOFTWARE_MISSING" ]
}

# software_online [N]: starts what is not running and waits until every daemon is there and, where SecondLevelMonitor
# is N, the server answers.
software_online() {
  if software_up; then
    log_info 1101 'already running; nothing to start'
    return 0
  fi
  software_installed ||
    agent_fail 1102 "the software is not in $SOFTWARE_ROOT: is its file system mounted on this system?"
  software_start
  SOFTWARE_STATUS=$?
  program_report "$SOFTWARE_STATUS" 'the start program ended'
  if [ "$SOFTWARE_STATUS" -ne 0 ]; then
    software_up || agent_fail 1103 "the start program failed; not running:$SOFTWARE_MISSING"
  fi
  agent_wait_until "$(agent_deadline 90)" software_up ||
    agent_fail 1104 "not running in the time OnlineTimeout leaves:$SOFTWARE_MISSING"
  second_level_await "${1:-0}" "$(agent_deadline 90)" ||
    agent_fail 1106 'its processes run, but in the time OnlineTimeout leaves it does not answer'
  log_info 1105 'started'
}

# software_down STOP TERM KILL: stops the daemons by the stop program, waits, then ends what is left.
# The three numbers are the shares of the time, in percent, that are used up when each of them must be over.
software_down() {
  if process_gone software_processes; then
    log_info 1111 'not running; nothing to stop'
    return 0
  fi
  if ! software_installed; then
    log_warn 1112 "the software is not in $SOFTWARE_ROOT; its processes are ended without the stop program"
  elif software_stopped "$1"; then
    log_info 1113 'stopped'
    return 0
  fi
  process_terminate software_processes "$(agent_deadline "$2")" "$(agent_deadline "$3")"
}

# software_stopped PERCENT: the stop program was run and everything is gone by then. After a stop program
# that failed there is nothing to wait for.
software_stopped() {
  software_stop "$(agent_deadline "$1")"
  SOFTWARE_STATUS=$?
  program_report "$SOFTWARE_STATUS" 'the stop program ended'
  if [ "$SOFTWARE_STATUS" -eq 0 ]; then
    agent_wait_until "$(agent_deadline "$1")" process_gone software_processes && return 0
  fi
  process_gone software_processes && return 0
  log_warn 1114 "left behind by the stop program: process$PROCESS_FOUND"
  return 1
}

software_offline() {
  software_down 50 75 90
}

# software_clean: the same in less time, since whatever made the clean necessary may also make the stop
# program hang.
software_clean() {
  software_down 35 65 90
}

# software_monitor PROGRAM [N]: first level (PID files, then process table), then the second level in every N-th
# interval, then the custom monitor, if there is a PROGRAM. The first of them that does not say ONLINE ends it.
# Missing software without processes is the usual sight of a standby system: OFFLINE.
software_monitor() {
  if ! software_up; then
    log_trace 1121 "not running:$SOFTWARE_MISSING"
    return 100
  fi
  log_trace 1122 'every process is there'
  second_level_monitor "${2:-0}" || return
  [ -n "$1" ] || return 110
  custom_monitor "$1"
}
