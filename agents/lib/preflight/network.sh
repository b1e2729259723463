# shellcheck shell=sh
# Network devices, addresses, names and ports.

# network_device DEVICE: missing, or up or down with the addresses on it: "up 10.10.10.2/24".
network_device() {
  if [ "$PLATFORM" = SunOS ]; then
    network_device_solaris "$1"
    return 0
  fi
  preflight_needs ip || return 0
  NETWORK_SHOWN=$(ip addr show dev "$1" 2>/dev/null) || {
    ANSWER=missing
    return 0
  }
  case $NETWORK_SHOWN in
  *NO-CARRIER* | *'state DOWN'*) ANSWER=down ;;
  *[\<,]UP[,\>]*) ANSWER=up ;;
  *) ANSWER=down ;;
  esac
  while read -r NETWORK_KIND NETWORK_ADDRESS _; do
    [ "$NETWORK_KIND" != inet ] || ANSWER="$ANSWER $NETWORK_ADDRESS"
  done <<EOF
$NETWORK_SHOWN
EOF
}

# network_device_solaris DEVICE: the mask of an address is not told in bits there, so that addresses are left out.
network_device_solaris() {
  preflight_needs ifconfig || return 0
  if ! NETWORK_SHOWN=$(ifconfig "$1" 2>/dev/null); then
    ANSWER=missing
    return 0
  fi
  case $NETWORK_SHOWN in
  *[\<,]UP[,\>]*RUNNING* | *[\<,]RUNNING*[\<,]UP[,\>]*) ANSWER=up ;;
  *) ANSWER=down ;;
  esac
}

# network_answers HOST: it answers one ping.
network_answers() {
  case $PLATFORM in
  SunOS) ping "$1" 1 >/dev/null 2>&1 ;;
  *) ping -c 1 -W 1 "$1" >/dev/null 2>&1 ;;
  esac
}

# network_hosts HOSTS: answers when one of the blank-separated list does, else silent.
network_hosts() {
  preflight_needs ping || return 0
  ANSWER=silent
  for NETWORK_HOST in $1; do
    network_answers "$NETWORK_HOST" || continue
    ANSWER=answers
    return 0
  done
}

# network_address ADDRESS DEVICE: here, when this system has it; answers, when somebody else does; else silent.
network_address() {
  ANSWER=here
  if network_has "$1" "$2"; then return 0; fi
  preflight_needs ping || return 0
  ANSWER=silent
  ! network_answers "$1" || ANSWER=answers
}

network_has() {
  case $PLATFORM in
  SunOS) NETWORK_SHOWN=$(ifconfig -a 2>/dev/null) ;;
  *)
    NETWORK_SHOWN=$(ip addr show dev "$2" 2>/dev/null)
    # A system that is but a directory knows its addresses by their device alone.
    [ -n "$HAWSER_SYSTEM_ROOT" ] || NETWORK_SHOWN=$(ip addr show 2>/dev/null)
    ;;
  esac
  case $NETWORK_SHOWN in
  *"inet $1/"* | *"inet $1 "* | *"inet6 $1/"*) return 0 ;;
  esac
  return 1
}

# network_name NAME: its addresses, or missing.
network_name() {
  preflight_needs getent || return 0
  NETWORK_DATABASE=ahosts
  [ "$PLATFORM" != SunOS ] || NETWORK_DATABASE=hosts
  NETWORK_SHOWN=$(getent "$NETWORK_DATABASE" "$1" 2>/dev/null) || {
    ANSWER=missing
    return 0
  }
  ANSWER=
  while read -r NETWORK_ADDRESS _; do
    case " $ANSWER " in
    *" $NETWORK_ADDRESS "*) ;;
    *) ANSWER="$ANSWER${ANSWER:+ }$NETWORK_ADDRESS" ;;
    esac
  done <<EOF
$NETWORK_SHOWN
EOF
  [ -n "$ANSWER" ] || ANSWER=missing
}

# network_ports PORTS: "address:port" of everything that listens on one of the blank-separated list; 0.0.0.0, * or ::
# is each address.
network_ports() {
  ANSWER=
  if command -v ss >/dev/null 2>&1; then
    NETWORK_SHOWN=$(ss -lnt 2>/dev/null)
  elif command -v netstat >/dev/null 2>&1; then
    # The local address is the fourth word on Linux, and the first, with a dot before the port, on Solaris.
    NETWORK_SHOWN=$(netstat -an 2>/dev/null | awk '
      /LISTEN$/ && $1 ~ /^tcp/ { print "LISTEN 0 0 " $4; next }
      /LISTEN *$/ { sub(/\.[0-9]+$/, ":&", $1); sub(/:\./, ":", $1); print "LISTEN 0 0 " $1 }')
  else
    ANSWER='? there is neither ss nor netstat'
    return 0
  fi
  while read -r NETWORK_STATE _ _ NETWORK_LISTENER _; do
    [ "$NETWORK_STATE" = LISTEN ] || continue
    case " $1 " in
    *" ${NETWORK_LISTENER##*:} "*) ANSWER="$ANSWER $NETWORK_LISTENER" ;;
    esac
  done <<EOF
$NETWORK_SHOWN
EOF
}
