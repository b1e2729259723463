#!/bin/sh
# Tells how this system is set up, for the preflight of the console. It only looks: nothing is started, stopped, mounted
# or written, and what might wait (a ping) is waited for beside the rest.
#
#   preflight.sh (VERB WORD WORD WORD)...
#
# Every four arguments are one question; unused words are empty. The answer to the n-th is one line, "<n> <answer>", in
# no order. An answer that begins with ? says why there is none. Verbs and answers stand above the functions.

HAWSER_SUITE=${HAWSER_SUITE:-$(cd "$(dirname "$0")/.." && pwd)}
# shellcheck source-path=SCRIPTDIR source=agent.sh
. "$HAWSER_SUITE/lib/agent.sh"
# shellcheck source-path=SCRIPTDIR source=preflight/machine.sh
. "$HAWSER_SUITE/lib/preflight/machine.sh"
# shellcheck source-path=SCRIPTDIR source=preflight/storage.sh
. "$HAWSER_SUITE/lib/preflight/storage.sh"
# shellcheck source-path=SCRIPTDIR source=preflight/network.sh
. "$HAWSER_SUITE/lib/preflight/network.sh"
# shellcheck source-path=SCRIPTDIR source=preflight/software.sh
. "$HAWSER_SUITE/lib/preflight/software.sh"

# agent_fail ID TEXT: what ends an entry point is here an answer to the question that is being asked.
agent_fail() {
  printf '%s ? %s\n' "$QUESTION" "$2"
  exit 0
}

# preflight_tell ANSWER
preflight_tell() {
  ANSWER=$1
}

# preflight_needs PROGRAM: fails, with the reason as answer, when it is not there.
preflight_needs() {
  command -v "$1" >/dev/null 2>&1 && return 0
  preflight_tell "? there is no program $1"
  return 1
}

# preflight_answer VERB WORD WORD WORD
preflight_answer() {
  ANSWER='? this version of the agents does not know the question'
  case $1 in
  clock | boot | suite | programs | space | user | usergroup) "machine_$1" "$2" ;;
  diskgroup | volumegroup | block | mount) "storage_$1" "$2" "$3" ;;
  device | hosts | address | name | ports) "network_$1" "$2" "$3" ;;
  path | process) "software_$1" "$2" ;;
  esac
  printf '%s %s\n' "$QUESTION" "$ANSWER"
}

agent_platform
QUESTION=0
while [ $# -ge 4 ]; do
  QUESTION=$((QUESTION + 1))
  case $1 in
  hosts | address | name) preflight_answer "$1" "$2" "$3" "$4" & ;;
  mount) (preflight_answer "$1" "$2" "$3" "$4") ;;
  *) preflight_answer "$1" "$2" "$3" "$4" ;;
  esac
  shift 4
done
wait
