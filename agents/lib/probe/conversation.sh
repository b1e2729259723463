# shellcheck shell=sh
# Asks a port whether its service still speaks. Any word of it is an answer: what is asked is whether it lives,
# not whether it is right.

# conversation HOST PORT PROTOCOL SECONDS FILE: how the service answers, in CONVERSATION: "answered"; "refused", when it
# ends without an answer before the time is over; "late"; "unable", when this system has no program for it. What the
# service said is in FILE. A connection that the system itself gives up after a while is tried again as long as
# there is time.
conversation() {
  agent_clock
  CONVERSATION_END=$((AGENT_NOW + $4))
  conversation_program || CONVERSATION=unable
  while [ "$CONVERSATION" != unable ]; do
    agent_clock
    CONVERSATION_BEGAN=$AGENT_NOW
    CONVERSATION=late
    [ "$AGENT_NOW" -lt "$CONVERSATION_END" ] || return 0
    conversation_try "$1" "$2" "$3" $((CONVERSATION_END - AGENT_NOW)) "$5"
    CONVERSATION=answered
    [ ! -s "$5" ] || return 0
    agent_clock
    CONVERSATION=refused
    [ $((AGENT_NOW - CONVERSATION_BEGAN)) -ge 20 ] || [ "$AGENT_NOW" -ge "$CONVERSATION_END" ] || return 0
  done
}

# conversation_program: what can connect standard input and output to a port, in CONVERSATION_PROGRAM.
conversation_program() {
  CONVERSATION=
  for CONVERSATION_PROGRAM in nc perl busybox; do
    command -v "$CONVERSATION_PROGRAM" >/dev/null 2>&1 && return 0
  done
  return 1
}

# conversation_try HOST PORT PROTOCOL SECONDS FILE: one connection, ended when the time is over.
conversation_try() {
  conversation_words "$3" >"$5.say"
  conversation_run "$1" "$2" <"$5.say" >"$5" 2>/dev/null &
  CONVERSATION_PID=$!
  conversation_guard "$CONVERSATION_PID" "$4" </dev/null >/dev/null 2>&1 &
  CONVERSATION_GUARD=$!
  wait "$CONVERSATION_PID" 2>/dev/null
  kill "$CONVERSATION_GUARD" 2>/dev/null
  wait "$CONVERSATION_GUARD" 2>/dev/null
  rm -f "$5.say"
}

# conversation_words PROTOCOL: what a client says to have an answer and to leave again.
conversation_words() {
  case $1 in
  imap | imaps) printf 'a LOGOUT\r\n' ;;
  http | https) printf 'GET / HTTP/1.0\r\n\r\n' ;;
  xmpp) printf '<stream:stream xmlns="jabber:client" xmlns:stream="http://etherx.jabber.org/streams">' ;;
  *) printf 'QUIT\r\n' ;;
  esac
}

# conversation_run HOST PORT: takes the place of the shell it runs in.
conversation_run() {
  case $CONVERSATION_PROGRAM in
  nc) exec nc "$1" "$2" ;;
  busybox) exec busybox nc "$1" "$2" ;;
  *) exec perl -MIO::Socket::INET -e "$CONVERSATION_PERL" "$1" "$2" ;;
  esac
}

# shellcheck disable=SC2016
CONVERSATION_PERL='
  my $service = IO::Socket::INET->new(PeerAddr => $ARGV[0], PeerPort => $ARGV[1]) or exit 1;
  $service->autoflush(1);
  print $service <STDIN>;
  sysread($service, my $word, 4096) and print $word;
'

# conversation_guard PID SECONDS: ends the connection at its time, and takes its own sleep along when it is ended first.
conversation_guard() {
  sleep "$2" &
  CONVERSATION_SLEEP=$!
  trap 'kill "$CONVERSATION_SLEEP" 2>/dev/null; exit 0' TERM
  wait "$CONVERSATION_SLEEP"
  kill -TERM "$1" 2>/dev/null
}
