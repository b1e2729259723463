# shellcheck shell=sh
# Where a host and port of the lab's network lead: to the loopback port that stands for them.

# shellcheck source-path=SCRIPTDIR source=hardware.sh
. "$HAWSER_LAB_PROGRAMS/lib/hardware.sh"

wired() {
  for nic in "$hardware/systems/$1/nics"/*; do
    link_up "$1" "${nic##*/}" && return 0
  done
  return 1
}

# find_holder HOST: the system that answers for it, in $holder: this one first. Fails where none is on the wire.
find_holder() {
  holder=$self
  if [ "$1" = "$self" ] || [ -e "$hardware/addresses/$1/holder.$self" ]; then
    return 0
  fi
  reachable "$self" && wired "$self" || return 1
  for claim in "$hardware/addresses/$1"/holder.*; do
    [ -e "$claim" ] || continue
    holder=${claim##*/holder.}
    answers "$holder" "$claim" && return 0
  done
  holder=$1
  reachable "$1" && wired "$1"
}

# find_port HOST PORT: the loopback port that stands for it on $holder, in $REAL, of a service that lives.
find_port() {
  [ "$1" = "$holder" ] && address='[^,]*' || address="\"$1\""
  for record in "$hardware/systems/$holder/services"/*; do
    [ -e "$record" ] || continue
    read -r pid <"$record"
    kill -0 "$pid" 2>/dev/null || continue
    REAL=$(sed -n "s/.*\"port\":$2,\"address\":$address,\"localPort\":\([0-9]*\).*/\1/p" "$record")
    [ -z "$REAL" ] || return 0
  done
  return 1
}

# place HOST PORT: where it leads, in $REAL. What is off the wire does not answer at all, as long as the caller waits;
# where nobody listens, the connection is refused (1); a name nobody knows says nothing (99).
place() {
  case $1:$2 in
  */* | .* | *:*[!0-9]* | *:) fail 2 "$1 port $2: no such place" ;;
  esac
  [ -e "$hardware/addresses/$1" ] || [ -e "$hardware/systems/$1" ] || fail 99 "$1: unknown host"
  find_holder "$1" || exec sleep 86400
  find_port "$1" "$2" || fail 1 "$1 port $2: Connection refused"
}
