# shellcheck shell=sh
# The second-level check of Messaging Server and Multiplexor (guide 000, "Monitor Entry Point: Messaging Server").

# shellcheck source-path=SCRIPTDIR source=../lib/probe/connect.sh
. "$HAWSER_SUITE/lib/probe/connect.sh"

# software_check: core asks its store daemon. Of the others http, imap, pop and smtp are used as the test user, when
# there is one; whatever is left takes a connection; snmp and ens have no check.
software_check() {
  if [ "$MESSAGING_SERVICES" = ' core' ]; then
    messaging_check_store
    return
  fi
  argument_host MsgHost "$MSG_HOST"
  messaging_validate_ports
  set --
  # shellcheck disable=SC2153 # it is assigned where MsgServices is read
  for MESSAGING_PORT in $MESSAGING_PORTS; do
    messaging_transaction "${MESSAGING_PORT%%=*}"
    if [ -n "$MESSAGING_OPTION" ]; then
      set -- "$@" "$MESSAGING_OPTION" "$MSG_HOST:${MESSAGING_PORT#*=}=$AGENT_TIMEOUT"
    else
      messaging_connect "${MESSAGING_PORT%%=*}" "${MESSAGING_PORT#*=}" || return
    fi
  done
  [ $# -eq 0 ] || messaging_transact "$@"
}

messaging_check_store() {
  check_installed "$SOFTWARE_ROOT/lib/stored" || return
  check_run 'stored -tv says that the store daemon does not work' '' "$SOFTWARE_ROOT/lib/stored" -tv || return 1
}

# messaging_transaction SERVICE: the option of immonitor-access that uses it, in MESSAGING_OPTION, or nothing.
messaging_transaction() {
  MESSAGING_OPTION=
  [ -n "$LDAP_TEST_USER" ] || return 0
  case $1 in
  http) MESSAGING_OPTION=-H ;;
  imap) MESSAGING_OPTION=-I ;;
  pop) MESSAGING_OPTION=-P ;;
  smtp) MESSAGING_OPTION=-S ;;
  esac
}

messaging_connect() {
  case $1 in
  snmp | ens) ;;
  imaps | pops | https) connect_tls "$MSG_HOST" "$2" ;;
  *) connect_clear "$MSG_HOST" "$2" ;;
  esac
}

# messaging_transact OPTION…: immonitor-access with the test user, whose password it reads from its standard input.
messaging_transact() {
  check_installed "$SOFTWARE_ROOT/sbin/immonitor-access" || return
  secret_needed LDAPTestPasswd
  check_run "immonitor-access does not get through as user $LDAP_TEST_USER: $*" "$SECRET_VALUE" \
    "$SOFTWARE_ROOT/sbin/immonitor-access" -u "$LDAP_TEST_USER" -w - "$@" || return 1
}
