#!/bin/sh
# smtp.sh: makes a Postfix in ROOT that greets as NAME at ADDRESS. With USERS it delivers to them in this store; with
# DIRECTORY it asks the directory at that address for recipients and hands their mail to the stores named there.
# With RELAY, a host at RELAY_ADDRESS, it takes mail from that one alone. Runs on a system that has the shared disk
# mounted; starts nothing.
set -eu
suffix=$(printf 'dc=%s' "$DOMAIN" | sed 's/\./,dc=/g')
config=$ROOT/config/postfix
mkdir -p "$ROOT/lib" "$ROOT/sbin" "$ROOT/log" "$config" "$ROOT/queue" "$ROOT/data"
install -m 755 /root/software/messaging/lib/* "$ROOT/lib"
install -m 755 /root/software/messaging/sbin/* "$ROOT/sbin"
# The daemon is Debian's; its name in the process table is the Messaging Server's.
ln -s "$(postconf -h daemon_directory)/master" "$ROOT/lib/dispatcher"

cp -a /etc/postfix/postfix-files /etc/postfix/postfix-script /etc/postfix/post-install "$config" 2>/dev/null || true
awk '/^[a-z]/ && NF >= 8 { $5 = "n" } { print }' /usr/share/postfix/master.cf.dist >"$config/master.cf"
grep -q '^postlog' "$config/master.cf" || echo 'postlog unix-dgram n - n - 1 postlogd' >>"$config/master.cf"
cat >"$config/main.cf" <<END_OF_CONF
compatibility_level = 3.6
queue_directory = $ROOT/queue
data_directory = $ROOT/data
inet_interfaces = $ADDRESS
inet_protocols = ipv4
myhostname = $NAME
mydestination =
mynetworks = 127.0.0.0/8 ${RELAY_ADDRESS:-}
enable_long_queue_ids = yes
alias_maps =
alias_database =
maillog_file = $ROOT/log/smtp.log
maillog_file_prefixes = $ROOT
smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination
# What cannot be delivered now is tried again seconds later: a failover takes no longer.
queue_run_delay = 2s
minimal_backoff_time = 2s
maximal_backoff_time = 4s
END_OF_CONF

if [ -n "${USERS:-}" ]; then
  for user in $USERS; do printf '%s@%s %s/\n' "$user" "$DOMAIN" "$user"; done >"$config/mailboxes"
  cat >>"$config/main.cf" <<END_OF_CONF
virtual_mailbox_domains = $DOMAIN
virtual_mailbox_maps = texthash:$config/mailboxes
virtual_transport = store
store_destination_recipient_limit = 1
END_OF_CONF
  echo "store unix - n n - - pipe flags=DRu user=vmail argv=$ROOT/lib/deliver \${queue_id} \${user} ${RELAY:-}" \
    >>"$config/master.cf"
fi

if [ -n "${RELAY:-}" ]; then
  echo 'smtpd_client_restrictions = permit_mynetworks, reject' >>"$config/main.cf"
fi

if [ -n "${DIRECTORY:-}" ]; then
  for answer in mail=%s mailHost=smtp:[%s]; do
    cat >"$config/${answer%%=*}.ldap" <<END_OF_CONF
server_host = ldap://$DIRECTORY
version = 3
bind = no
timeout = 3
search_base = ou=people,$suffix
domain = $DOMAIN
query_filter = (&(objectClass=mailRecipient)(mail=%s))
result_attribute = ${answer%%=*}
result_format = ${answer#*=}
END_OF_CONF
  done
  # No name service: hosts are those of /etc/hosts. A store without power is not waited for, and one that was taken
  # over knows again what it was handed already.
  cat >>"$config/main.cf" <<END_OF_CONF
relay_domains = $DOMAIN
relay_recipient_maps = ldap:$config/mail.ldap
transport_maps = ldap:$config/mailHost.ldap
smtp_dns_support_level = disabled
smtp_host_lookup = native
smtp_connect_timeout = 2s
smtp_helo_timeout = 4s
smtp_mail_timeout = 4s
smtp_rcpt_timeout = 4s
smtp_data_init_timeout = 4s
smtp_data_xfer_timeout = 4s
smtp_data_done_timeout = 6s
END_OF_CONF
fi

chown postfix "$ROOT/data"
# Makes the queue's directories.
postfix -c "$config" check
