package io.ansage.infra.sample;

import java.util.List;

/**
 * A line of the sample network.
 *
 * @param name      as displayed, such as {@code RE 1}
 * @param number    first digits of its train numbers
 * @param headway   minutes between two trains of one direction
 * @param offset    minute of the first train of the day in the direction of the stops
 * @param stops     names of its stops, in order
 * @param minutes   running minutes to the next stop, dwell included
 * @param platforms platform at each stop, in the direction of the stops
 */
record SampleLine(String name, int number, int headway, int offset, List<String> stops, List<Integer> minutes,
        List<String> platforms) {

    static final int DWELL_SECONDS = 60;

    static final List<SampleLine> ALL = List.of(
            new SampleLine("RE 1", 1, 30, 4,
                    List.of("Seebad Osterhaff", "Kaltenmoor", "Ahrenstedt Hbf", "Brückenau", "Hohenfels"),
                    List.of(17, 14, 16, 21), List.of("1", "2", "5", "3", "1")),
            new SampleLine("RB 2", 2, 30, 19,
                    List.of("Ahrenstedt Hbf", "Neustadt (Ahren)", "Falkenrode", "Tannwald"), List.of(9, 12, 11),
                    List.of("7", "1", "2", "1")),
            new SampleLine("S 3", 3, 15, 2,
                    List.of("Lindwerder", "Messe", "Ahrenstedt Hbf", "Grünthal", "Mühlbach", "Oberau"),
                    List.of(6, 5, 6, 7, 6), List.of("1", "1", "2", "1", "1", "2")),
            new SampleLine("IC 4", 4, 60, 11, List.of("Seebad Osterhaff", "Ahrenstedt Hbf", "Hohenfels"),
                    List.of(27, 33), List.of("3", "6", "2")));

    SampleLine {
        stops = List.copyOf(stops);
        minutes = List.copyOf(minutes);
        platforms = List.copyOf(platforms);
        if (minutes.size() != stops.size() - 1 || platforms.size() != stops.size()) {
            throw new IllegalArgumentException("line " + name + ": minutes and platforms must fit its stops");
        }
    }

    SampleLine reversed() {
        return new SampleLine(name, number, headway, (offset + headway / 2) % headway, stops.reversed(),
                minutes.reversed(), platforms.reversed());
    }

    int trainsPerDay() {
        return 24 * 60 / headway;
    }
}
