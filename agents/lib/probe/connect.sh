# shellcheck shell=sh
# Whether a port takes connections, by whatever the system has for that.

# shellcheck source-path=SCRIPTDIR source=check.sh
. "$HAWSER_SUITE/lib/probe/check.sh"

# connect_clear HOST PORT, connect_tls HOST PORT: a check (see check.sh). A program hawser-connect in PATH, called
# with clear or tls, host and port, goes before our own means; its exit code is the answer.
connect_clear() {
  CONNECT_REASON="$1 takes no connection on port $2"
  if connect_has hawser-connect; then
    check_run "$CONNECT_REASON" '' hawser-connect clear "$1" "$2"
  elif connect_has perl; then
    check_run "$CONNECT_REASON" '' perl -MSocket -MIO::Socket::INET -e "$CONNECT_PERL" "$1" "$2"
  elif connect_has python3; then
    check_run "$CONNECT_REASON" '' python3 -c "$CONNECT_PYTHON" "$1" "$2"
  elif connect_has bash; then
    # shellcheck disable=SC2016
    check_run "$CONNECT_REASON" '' bash -c 'exec 3<>"/dev/tcp/$0/$1"' "$1" "$2"
  elif connect_has nc; then
    check_run "$CONNECT_REASON" '' nc -z "$1" "$2"
  else
    check_untold "this system has none of perl, python3, bash and nc: nobody can connect to $1 port $2"
  fi
}

# Certificates are not judged: a certificate that has expired is no reason to fail over.
connect_tls() {
  CONNECT_REASON="$1 takes no TLS connection on port $2"
  if connect_has hawser-connect; then
    check_run "$CONNECT_REASON" '' hawser-connect tls "$1" "$2"
  elif connect_has openssl; then
    check_run "$CONNECT_REASON" '' openssl s_client -connect "$1:$2"
  elif connect_has python3; then
    check_run "$CONNECT_REASON" '' python3 -c "$CONNECT_PYTHON" "$1" "$2" tls
  else
    log_trace 1135 "neither openssl nor python3 is here: $1 port $2 is tried without TLS"
    connect_clear "$1" "$2"
  fi
}

connect_has() {
  command -v "$1" >/dev/null 2>&1
}

# A name that nobody can resolve says nothing about the server.
# shellcheck disable=SC2016
CONNECT_PERL='
  unless (inet_aton($ARGV[0])) { print "unknown host\n"; exit 99 }
  unless (IO::Socket::INET->new(PeerAddr => $ARGV[0], PeerPort => $ARGV[1])) { print "$@\n"; exit 1 }
'
CONNECT_PYTHON='
import socket, ssl, sys
try:
    with socket.create_connection((sys.argv[1], int(sys.argv[2]))) as connection:
        if len(sys.argv) > 3:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
            context.wrap_socket(connection).close()
except socket.gaierror as problem:
    print(problem)
    sys.exit(99)
except OSError as problem:
    print(problem)
    sys.exit(1)
'
