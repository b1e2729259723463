#!/bin/sh
# Where the runner finds what it is asked to run: in the suite, or, for a name that begins with a slash, on the system.

# Sets script: the file or directory that $1 names.
find_script() {
  case $1 in
  /*) script=$HAWSER_SYSTEM_ROOT$1 ;;
  *) script=$HAWSER_SUITE/$1 ;;
  esac
  [ -x "$script" ] || return 1
  case $1 in
  /*) [ -f "$script" ] || has_steps "$script" ;;
  *) [ -f "$script" ] ;;
  esac
}

has_steps() {
  for step in "$1"/T[0-9][0-9]*; do
    if [ -f "$step" ] && [ -x "$step" ]; then return 0; fi
  done
  return 1
}
