# Serves a new, empty PostgreSQL cluster until standard input ends: however the tests end, the server ends with them.
# Arguments: directory of the server's programs, port. First line of standard input: password of the superuser "mrci".
# Standard output: the server's process id. Standard error: its log, when it fails. initdb and postgres refuse to be root.
set -eu
programs=$1
port=$2
read -r password

directory=$(mktemp -d "/tmp/mrci-postgres-XXXXXX")
trap 'rm -rf "$directory"' EXIT
printf '%s' "$password" > "$directory/password"

if ! "$programs/initdb" -D "$directory/data" -U mrci --pwfile="$directory/password" --auth=scram-sha-256 \
        --encoding=UTF8 --locale=C --no-sync > "$directory/log" 2>&1; then
    cat "$directory/log" >&2
    exit 1
fi

# No socket file: only the loopback port. Many small stores connect at once.
"$programs/postgres" -D "$directory/data" -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
    -c max_connections=300 -c shared_buffers=32MB -c max_wal_size=128MB > "$directory/log" 2>&1 &
server=$!
echo "$server"

exec 3<&0
{ read -r _ <&3 || true; kill -QUIT "$server" 2> /dev/null || true; } &
watcher=$!

status=0
wait "$server" || status=$?
if kill "$watcher" 2> /dev/null; then
    # Still watching: nobody asked the server to end.
    cat "$directory/log" >&2
    exit "$status"
fi
