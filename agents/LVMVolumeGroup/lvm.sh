# shellcheck shell=sh
# The logical volume manager of Linux, whose volume groups are seen by every system that sees their disks. Whose
# a group is, a tag on it says: hawser_<name of the system>. LVM itself keeps nobody away.

# lvm_begin: what every use of LVM needs.
lvm_begin() {
  program_needed vgs
  LVM_SYSTEM=
  if [ -r /proc/sys/kernel/hostname ]; then
    read -r LVM_SYSTEM </proc/sys/kernel/hostname
  else
    LVM_SYSTEM=$(uname -n)
  fi
  case $LVM_SYSTEM in
  '' | *[!A-Za-z0-9_.-]*) agent_fail 2902 "this system's name is '$LVM_SYSTEM', which cannot be a tag" ;;
  esac
  LVM_TAG=hawser_$LVM_SYSTEM
}

# lvm_name ATTRIBUTE VALUE: fails unless it can name a volume or a group. Selections are made with it, so it
# must be no more than a name.
lvm_name() {
  argument_name "$1" "$2"
  case $2 in
  *[!A-Za-z0-9+_.-]*) agent_fail 2901 "$1 is '$2', which cannot be a name in LVM" ;;
  esac
}

# lvm_look: the group's attributes in LVM_ATTRIBUTES, empty when it is not seen here; the tags of other systems in LVM_OTHERS.
lvm_look() {
  LVM_SHOWN=$(vgs --noheadings -o vg_attr,vg_tags --select "vg_name=$VOLUME_GROUP" 2>/dev/null) ||
    agent_fail 2903 'vgs failed: what LVM sees cannot be told'
  LVM_OURS=no
  LVM_OTHERS=
  read -r LVM_ATTRIBUTES LVM_TAGS <<EOF
$LVM_SHOWN
EOF
  for LVM_ONE in $(printf '%s' "$LVM_TAGS" | tr , ' '); do
    case $LVM_ONE in
    "$LVM_TAG") LVM_OURS=yes ;;
    hawser_*) LVM_OTHERS="$LVM_OTHERS $LVM_ONE" ;;
    esac
  done
}

lvm_is_ours() {
  [ "$LVM_OURS" = yes ]
}

lvm_exported() {
  case $LVM_ATTRIBUTES in
  ??x*) ;;
  *) return 1 ;;
  esac
}

# lvm_active SELECTION: every volume that it selects is active, and there is one.
lvm_active() {
  LVM_SHOWN=$(lvs --noheadings -o lv_active --select "$1" 2>/dev/null) ||
    agent_fail 2904 'lvs failed: which volumes are active cannot be told'
  [ -n "$LVM_SHOWN" ] || return 1
  while read -r LVM_STATE _; do
    case $LVM_STATE in
    active*) ;;
    *) return 1 ;;
    esac
  done <<EOF
$LVM_SHOWN
EOF
}
