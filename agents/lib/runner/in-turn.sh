#!/bin/sh
# Runs the scripts T00, T01 ... of a directory one after the other, each with the same arguments.
#
#   sh in-turn.sh <directory> <arguments ...>
#
# The first that fails ends it, and its exit value is the answer.

set -u
directory=$1
shift
for step in "$directory"/T[0-9][0-9]*; do
  if [ -f "$step" ] && [ -x "$step" ]; then
    "$step" "$@" || exit
  fi
done
exit 0
