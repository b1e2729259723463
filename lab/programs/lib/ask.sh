# shellcheck shell=sh
# For programs that ask services of the lab's network.

# shellcheck source-path=SCRIPTDIR source=network.sh
. "$HAWSER_LAB_PROGRAMS/lib/network.sh"

# ask QUESTION:PORT...: see daemon/ask.ts
ask() {
  "$HAWSER_LAB_NODE" --max-old-space-size=32 "$HAWSER_LAB_HOME/daemon/ask.ts" "$@"
}
