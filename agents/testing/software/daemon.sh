#!/bin/sh
# daemon.sh SERVICE PID_FILE [deaf]: a daemon that holds on; deaf ones do not hear TERM.
if [ "${3:-}" = deaf ]; then trap '' TERM; else trap 'rm -f "$2"; exit 0' TERM; fi
echo "$$" >"$2"
while :; do
  sleep 0.1
done
