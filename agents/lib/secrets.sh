# shellcheck shell=sh
# Secret attributes. On the command line a set one is the word '-' and an unset one is empty; the
# values come on standard input, one line <AttributeName>=<value> each. They never leave this shell
# but through the standard input of the program that needs them.

SECRET_NAMES=''

# secrets_read: takes all lines of standard input.
secrets_read() {
  while IFS= read -r SECRET_LINE || [ -n "$SECRET_LINE" ]; do
    case ${SECRET_LINE%%=*} in
    "$SECRET_LINE" | '' | *[!A-Za-z0-9_]*) continue ;;
    esac
    eval "SECRET_${SECRET_LINE%%=*}=\${SECRET_LINE#*=}"
    SECRET_NAMES="$SECRET_NAMES ${SECRET_LINE%%=*}"
  done
}

# secret_value ATTRIBUTE: its value, or nothing, in SECRET_VALUE.
secret_value() {
  eval "SECRET_VALUE=\${SECRET_$1:-}"
}

# secrets_in TEXT: tells whether the text holds one of the secrets that were read.
secrets_in() {
  for SECRET_NAME in $SECRET_NAMES; do
    secret_value "$SECRET_NAME"
    [ -n "$SECRET_VALUE" ] || continue
    case $1 in
    *"$SECRET_VALUE"*) return 0 ;;
    esac
  done
  return 1
}

# secrets_expected WORD…: takes the lines of standard input when one of these arguments stands for a secret.
secrets_expected() {
  for SECRET_NAME in "$@"; do
    [ -n "$SECRET_NAME" ] || continue
    secrets_read
    return
  done
}

# secret_needed ATTRIBUTE: its value in SECRET_VALUE; fails when it is set, but did not come.
secret_needed() {
  secret_value "$1"
  [ -n "$SECRET_VALUE" ] || agent_fail 1045 "$1 is set, but its value did not come on standard input"
}
