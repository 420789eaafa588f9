#!/bin/bash
# Begins as the official image does: KAFKA_SOME_NAME becomes the setting some.name, the log is formatted, the broker
# runs as this process.
set -euo pipefail
settings=/tmp/server.properties
log=/tmp/kafka-logs

env | sed -n 's/^KAFKA_//p' | while IFS='=' read -r name value; do
    name=${name,,}
    echo "${name//_/.}=$value"
done >"$settings"
echo "log.dirs=$log" >>"$settings"

kafka() {
    exec /opt/java/bin/java -Xmx384m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
        -Dlogback.configurationFile=/opt/kafka/kafka-logback.xml -cp '/opt/kafka/*' "$@"
}
if [ ! -f "$log/meta.properties" ]; then
    (kafka kafka.tools.StorageTool format --cluster-id "${CLUSTER_ID:?must be given}" --config "$settings")
fi
kafka kafka.Kafka "$settings"
