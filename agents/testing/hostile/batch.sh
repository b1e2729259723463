# shellcheck shell=sh
# Many cases of one type in one shell. What would change the system, or cost a process, is a function here that says
# what it was given; a case file, which sources this one, defines S0, S1 … and calls try.

# said WHAT: a fact about the case.
said() {
  printf '%s %s\n' "$ID" "$1" >&3
}

# seen WORD…: a program was called. Says which of the wanted words it was given unchanged, as one word or in one; a
# wanted line may be spread over several.
seen() {
  for SEEN in "$@"; do
    [ -z "${W1:-}" ] || case $SEEN in *"$W1"*) said 1 ;; esac
    [ -z "${W2:-}" ] || case $SEEN in *"$W2"*) said 2 ;; esac
    [ -z "${W3:-}" ] || case $SEEN in *"$W3"*) said 3 ;; esac
    [ -z "${W4:-}" ] || case $SEEN in *"$W4"*) said 4 ;; esac
  done
  [ -z "${L5:-}" ] || case " $* " in *" $L5 "*) said 5 ;; esac
}

ip() {
  seen "$@"
  [ "$1:$2" != link:show ] || echo '2: card: <UP,LOWER_UP>'
}
ping() {
  seen "$@"
  return 1
}
mount() {
  [ $# -ne 0 ] || return 0
  seen "$@"
  return 32
}
umount() { seen "$@"; }
fsck() { seen "$@"; }
vxdg() {
  seen "$@"
  return 1
}
vxvol() { seen "$@"; }
vxinfo() {
  seen "$@"
  return 1
}
vgs() { seen "$@"; }
lvs() { seen "$@"; }
vgchange() { seen "$@"; }
vgimport() { seen "$@"; }
lvchange() { seen "$@"; }
su() { seen "$@"; }
ps() { printf '4242 %s\n' "${W4:-nothing}"; }
id() { if [ "$1" = -un ]; then echo root; else echo 0; fi; }
kill() { seen "$@"; }
sleep() { :; }
date() { echo 1000; }

# Waits end at once, by a clock that every look at moves. This file is sourced after the agent's own.
AGENT_NOW=0
agent_clock() { AGENT_NOW=$((AGENT_NOW + 1)); }
agent_pause() { :; }

# try ID CODE ARGUMENT…: the rest of an entry point, with its arguments, in a shell of its own.
try() {
  ID=$1
  TRIED=$2
  shift 2
  (eval "$TRIED") </dev/null
  printf '\n@%s %s\n' "$ID" "$?"
}

# read_back NUMBER VALUE: a value comes out of the readers of arguments as it went in, alone and in a list.
read_back() {
  READ_NUMBER=$1
  READ_VALUE=$2
  argument_scalar READ "$READ_VALUE" rest
  [ "$READ" = "$READ_VALUE" ] || printf 'scalar %s\n' "$READ_NUMBER"
  argument_list READ 3 "$READ_VALUE" '' "$READ_VALUE" rest
  eval "set -- $READ"
  if [ $# -ne 3 ] || [ "$1" != "$READ_VALUE" ] || [ -n "$2" ] || [ "$3" != "$READ_VALUE" ]; then
    printf 'list %s\n' "$READ_NUMBER"
  fi
}

# secret_back NUMBER VALUE: the same of a secret, from standard input.
secret_back() {
  secrets_read <<END
AdminPasswd=$2
END
  secret_value AdminPasswd
  [ "$SECRET_VALUE" = "$2" ] || printf 'secret %s\n' "$1"
}
