# shellcheck shell=sh
# Probes that may take longer than a monitor: each runs in the background and leaves what it found to a later
# entry point. What it found is told once, so that one probe never counts twice.
#   <run file>         the number of the probe that runs, its process, when it began
#   <run file>.found   what the last one found: answered, refused, late, unable

# shellcheck source-path=SCRIPTDIR source=conversation.sh
. "$HAWSER_SUITE/lib/probe/conversation.sh"

# probe_collect PLACE HOST PORT PROTOCOL SECONDS: what the probe has found since it was asked last, or nothing, in
# PROBE_NEWS. Begins the next probe when none runs.
probe_collect() {
  agent_run_file "$1-$4"
  PROBE_FILE=$RUN_FILE
  PROBE_NEWS=
  if [ -r "$PROBE_FILE.found" ]; then
    # shellcheck disable=SC2034 # for the caller
    read -r PROBE_NEWS <"$PROBE_FILE.found"
    rm -f "$PROBE_FILE.found"
  fi
  probe_runs "$5" || probe_begin "$2" "$3" "$4" "$5"
}

# probe_runs SECONDS: its process lives, and has not long outlived its time (the number is then another's).
probe_runs() {
  PROBE_SINCE=
  { read -r PROBE_NUMBER PROBE_PID PROBE_SINCE <"$PROBE_FILE"; } 2>/dev/null
  [ -n "$PROBE_SINCE" ] || return 1
  agent_clock
  [ "$AGENT_NOW" -ge "$PROBE_SINCE" ] && [ "$AGENT_NOW" -lt $((PROBE_SINCE + $1 + 60)) ] &&
    kill -0 "$PROBE_PID" 2>/dev/null
}

# probe_begin HOST PORT PROTOCOL SECONDS
probe_begin() {
  agent_clock
  PROBE_NUMBER=$$.$AGENT_NOW
  (umask 077 && printf '%s\n' "$PROBE_NUMBER" >"$PROBE_FILE") || agent_fail 1071 "cannot write $PROBE_FILE"
  probe_run "$@" </dev/null >/dev/null 2>&1 &
  printf '%s %s %s\n' "$PROBE_NUMBER" "$!" "$AGENT_NOW" >"$PROBE_FILE"
}

# probe_run HOST PORT PROTOCOL SECONDS: free of the session's hang-up. What it found is kept only while it is still the
# probe of this resource: a start or stop in between makes it a word about something else.
probe_run() {
  trap '' HUP
  PROBE_SAID=$PROBE_FILE.$PROBE_NUMBER
  conversation "$1" "$2" "$3" "$4" "$PROBE_SAID"
  rm -f "$PROBE_SAID"
  PROBE_OWNER=
  { read -r PROBE_OWNER PROBE_PID PROBE_SINCE <"$PROBE_FILE"; } 2>/dev/null
  [ "$PROBE_OWNER" = "$PROBE_NUMBER" ] || return 0
  printf '%s\n' "$CONVERSATION" >"$PROBE_SAID"
  mv "$PROBE_SAID" "$PROBE_FILE.found"
}

# probe_forget PLACE PROTOCOL…: whatever runs or was found is of no interest any more.
probe_forget() {
  PROBE_PLACE=$1
  shift
  for PROBE_PROTOCOL in "$@"; do
    agent_run_file "$PROBE_PLACE-$PROBE_PROTOCOL"
    rm -f "$RUN_FILE" "$RUN_FILE.found"
  done
}
