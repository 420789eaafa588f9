package io.ansage.domain.notice;

/**
 * A delay as it is told: between low and high minutes late, both included, exactly as worded to the passenger. What is
 * shown is what is judged.
 */
public record DelayRange(int low, int high) {

    /** What everyone believes who was told nothing: the train is on time. */
    public static final DelayRange ON_TIME = new DelayRange(0, 0);

    public DelayRange {
        if (low > high) {
            throw new IllegalArgumentException("delay range: low " + low + " is above high " + high);
        }
    }

    public static DelayRange exactly(int minutes) {
        return new DelayRange(minutes, minutes);
    }

    public boolean contains(int minutes) {
        return low <= minutes && minutes <= high;
    }

    public int width() {
        return high - low;
    }

    public boolean onTime() {
        return equals(ON_TIME);
    }
}
