# shellcheck shell=sh
# What the runner and its standing shells answer.

outputLimit=8192

# show_output ID RECORD: what the run has printed, in lines of 8 x 16 bytes in hexadecimal.
show_output() {
  file=$2.head
  [ -s "$file" ] || file=$2.out
  [ -s "$file" ] || return
  od -An -v -tx1 -N "$((outputLimit + 1))" <"$file" | {
    chunk=
    count=0
    while read -r bytes; do
      chunk="$chunk $bytes"
      count=$(((count + 1) % 8))
      if [ "$count" -eq 0 ]; then
        printf 'out %s%s\n' "$1" "$chunk"
        chunk=
      fi
    done
    if [ -n "$chunk" ]; then printf 'out %s%s\n' "$1" "$chunk"; fi
  }
}
