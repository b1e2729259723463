# shellcheck shell=sh
# Reads attribute values in the V40 encoding: a scalar is its value; a vector or keylist is its count
# and then its elements; an association is the count of its keys and values, then key, value, key, value.
# The caller hands its own remaining arguments over and then shifts: by 1 after a scalar, by $(($1 + 1))
# after a list.

# argument_scalar VARIABLE ARGUMENT…: puts the next argument, as it is, into the variable.
argument_scalar() {
  [ $# -ge 2 ] || agent_fail 1020 "the argument for $1 is missing: the type's ArgList does not fit this agent"
  eval "$1=\$2"
}

# argument_list VARIABLE ARGUMENT…: puts the next list into the variable as quoted words;
# eval "set -- $VARIABLE" makes them positional parameters again, unchanged.
argument_list() {
  ARGUMENT_NAME=$1
  shift
  case ${1:-} in
  '' | *[!0-9]* | 0?* | ????????*)
    agent_fail 1021 "the argument for $ARGUMENT_NAME is no list: '${1:-}' is not a count"
    ;;
  esac
  ARGUMENT_COUNT=$1
  shift
  [ $# -ge "$ARGUMENT_COUNT" ] ||
    agent_fail 1022 "the list for $ARGUMENT_NAME says $ARGUMENT_COUNT elements, but $# arguments are left"
  ARGUMENT_WORDS=''
  while [ "$ARGUMENT_COUNT" -gt 0 ]; do
    argument_quote "$1"
    ARGUMENT_WORDS="$ARGUMENT_WORDS $QUOTED"
    ARGUMENT_COUNT=$((ARGUMENT_COUNT - 1))
    shift
  done
  eval "$ARGUMENT_NAME=\$ARGUMENT_WORDS"
}

# argument_quote VALUE: the value as one word for eval, in QUOTED.
argument_quote() {
  QUOTED=
  QUOTE_REST=$1
  while :; do
    case $QUOTE_REST in
    *\'*)
      QUOTED="$QUOTED${QUOTE_REST%%\'*}'\\''"
      QUOTE_REST=${QUOTE_REST#*\'}
      ;;
    *) break ;;
    esac
  done
  QUOTED="'$QUOTED$QUOTE_REST'"
}

# argument_integer NAME VALUE: fails unless the value is empty or a whole number.
argument_integer() {
  case $2 in
  *[!0-9]*) agent_fail 1023 "$1 is '$2', which is not a whole number" ;;
  esac
}

# argument_name NAME VALUE: fails unless the value can stand as one operand of a system program.
argument_name() {
  case $2 in
  '') agent_fail 1024 "$1 is not set" ;;
  -*) agent_fail 1025 "$1 is '$2', which a program would take for an option" ;;
  *[[:cntrl:]]*) agent_fail 1026 "$1 holds a control character" ;;
  esac
}

# argument_host NAME VALUE: fails unless the value may be a host's name or address. Other letters have no place in
# either, and blanks, = and a leading dash would mean something to the programs it is handed to.
argument_host() {
  argument_name "$1" "$2"
  case $2 in
  *[!A-Za-z0-9._:-]*) agent_fail 1027 "$1 is '$2', which is neither a host name nor an address" ;;
  esac
}

# argument_port NAME VALUE: fails unless the value is a port that something can listen on.
argument_port() {
  case $2 in
  '') agent_fail 1024 "$1 is not set" ;;
  *[!0-9]* | ??????*) ;;
  *) [ "$2" -lt 1 ] || [ "$2" -gt 65535 ] || return 0 ;;
  esac
  agent_fail 1028 "$1 is '$2', which is no port from 1 to 65535"
}
