#!/bin/sh
# Runs a command with a PostgreSQL server of its own, which PINPOINT_TEST_POSTGRES names: on a socket that
# nobody else can reach, with its data in a temporary folder, never as root, and stopped when the command ends. If the
# variable is set, that server is used.
set -eu

if [ -n "${PINPOINT_TEST_POSTGRES:-}" ]; then
	exec "$@"
fi

# Debian puts the programs where no PATH leads.
programs() {
	for initdb in $(ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -t / -k 5 -n -r) $(command -v initdb); do
		bin=$(dirname "$initdb")
		if [ -x "$bin/pg_ctl" ]; then
			echo "$bin"
			return
		fi
	done
}

install_postgres() {
	export DEBIAN_FRONTEND=noninteractive
	timeout 60 apt-get update -qq
	# The server's own package would start one for the whole machine.
	timeout 60 apt-get install -qq -y --no-install-recommends postgresql-common
	sed -i 's/^#* *create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
	timeout 60 apt-get install -qq -y --no-install-recommends postgresql
}

bin=$(programs)
if [ -z "$bin" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	install_postgres >&2
	bin=$(programs)
fi
if [ -z "$bin" ]; then
	echo 'the tests need PostgreSQL: install it (on Debian: apt-get install postgresql), or name a server with PINPOINT_TEST_POSTGRES' >&2
	exit 1
fi

dir=$(mktemp -d /tmp/postgres.XXXXXX) # a path of a socket must be short
as=''
if [ "$(id -u)" = 0 ]; then
	user=nobody
	if id postgres >/dev/null 2>&1; then user=postgres; fi
	chown "$user" "$dir"
	as="runuser -u $user --"
fi
user=${user:-$(id -un)}

stop() {
	status=$?
	trap - EXIT
	trap '' INT TERM HUP # who asks twice must not leave anything behind
	(cd "$dir" && $as "$bin/pg_ctl" -D "$dir/data" -m immediate -w -t 20 stop) >/dev/null 2>&1 || true
	rm -rf "$dir"
	exit "$status"
}
trap stop EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# Who starts it may be in a folder that the server's user cannot enter.
if ! (cd "$dir" &&
	timeout 60 $as "$bin/initdb" -D "$dir/data" -U "$user" -A trust -E UTF8 --no-locale --no-sync &&
	timeout 60 $as "$bin/pg_ctl" -D "$dir/data" -l "$dir/log" -w -t 30 \
		-o "-c listen_addresses= -c unix_socket_directories=$dir -c max_connections=300 -c fsync=off" start) >"$dir/start" 2>&1; then
	echo 'PostgreSQL did not start:' >&2
	cat "$dir/start" "$dir/log" >&2 || true
	exit 1
fi

PINPOINT_TEST_POSTGRES="postgres:///postgres?host=$dir&user=$user"
export PINPOINT_TEST_POSTGRES
"$@"
