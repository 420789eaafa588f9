package io.ansage.push.standin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.TreeMap;

/** Virtual phones as JSON. */
final class PhoneJson {

    private PhoneJson() {}

    static JsonObject of(List<PhoneState> phones, int total) {
        var list = new JsonArray();
        phones.forEach(phone -> list.add(of(phone)));
        var json = new JsonObject();
        json.addProperty("total", total);
        json.add("phones", list);
        return json;
    }

    static JsonObject of(PhoneState phone) {
        var json = new JsonObject();
        json.addProperty("token", phone.token());
        json.addProperty("online", phone.online());
        json.addProperty("interrupts", phone.interrupts());
        json.addProperty("silentReplacements", phone.silentReplacements());
        var counts = new JsonObject();
        new TreeMap<>(phone.counts()).forEach((effect, count) -> counts.addProperty(effect.name(), count));
        json.add("counts", counts);
        var shown = new JsonArray();
        phone.shown().forEach(banner -> shown.add(of(banner)));
        json.add("shown", shown);
        var log = new JsonArray();
        phone.log().forEach(entry -> log.add(of(entry)));
        json.add("log", log);
        return json;
    }

    private static JsonObject of(PhoneState.Banner banner) {
        var json = new JsonObject();
        json.addProperty("tag", banner.tag());
        json.addProperty("title", banner.title());
        json.addProperty("body", banner.body());
        json.addProperty("version", banner.version());
        json.addProperty("notificationId", banner.notificationId());
        json.addProperty("silent", banner.silent());
        json.addProperty("at", banner.at().toString());
        return json;
    }

    private static JsonObject of(PhoneState.Entry entry) {
        var json = new JsonObject();
        json.addProperty("at", entry.at().toString());
        json.addProperty("effect", entry.effect().name());
        json.addProperty("tag", entry.tag());
        json.addProperty("title", entry.title());
        json.addProperty("body", entry.body());
        json.addProperty("version", entry.version());
        var data = new JsonObject();
        new TreeMap<>(entry.data()).forEach(data::addProperty);
        json.add("data", data);
        return json;
    }
}
