package io.ansage.system.faces;

import io.ansage.system.Required;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Debian's Chromium, headless, with a profile of its own. Where it is not installed the calling test is skipped with the
 * reason, or fails where nothing may be skipped.
 */
public final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    /** CSS pixels: a longer page is cut off, for nobody looks that far. */
    private static final int HIGHEST_PICTURE = 4_000;

    private final ChromeDriver driver;
    private final String address;

    private Browser(ChromeDriver driver, String address) {
        this.driver = driver;
        this.address = address;
    }

    /** A window of that size, in CSS pixels, speaking that language (BCP 47), for the server at that port. */
    public static Browser open(int port, int width, int height, String language) {
        if (!Files.isExecutable(CHROMIUM) || !Files.isExecutable(DRIVER)) {
            throw Required.absent(CHROMIUM + " and " + DRIVER + " (Debian: apt-get install chromium chromium-driver)");
        }
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-dev-shm-usage", "--force-color-profile=srgb", "--hide-scrollbars",
                "--window-size=" + width + "," + height, "--accept-lang=" + language, "--lang=" + language,
                "--user-data-dir=" + newProfile());
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language,
                "profile.default_content_setting_values.notifications", 1));
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        var service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile())
                .withSilent(true)
                .build();
        var driver = new ChromeDriver(service, options);
        driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60)).scriptTimeout(Duration.ofSeconds(60));
        var browser = new Browser(driver, "http://localhost:" + port);
        browser.viewport(width, height);
        return browser;
    }

    private static Path newProfile() {
        try {
            return Files.createTempDirectory("ansage-browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Exactly so many CSS pixels for the page, whatever a window needs besides. */
    public Browser viewport(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    public Browser go(String path) {
        driver.get(address + path);
        return this;
    }

    /** Until something is there and to be seen. */
    public WebElement see(String css) {
        Wait.until(css + " is to be seen", () -> all(css).stream().anyMatch(WebElement::isDisplayed), this::words);
        return all(css).stream().filter(WebElement::isDisplayed).findFirst().orElseThrow();
    }

    /** Until the page, or a part of it, says this. */
    public Browser says(String css, String text) {
        Wait.until(css + " says \"" + text + "\"",
                () -> all(css).stream().anyMatch(e -> e.getText().contains(text)),
                () -> all(css).stream().map(WebElement::getText).toList());
        return this;
    }

    /** Until something is not there any more, or not to be seen. */
    public Browser gone(String css) {
        Wait.until(css + " is gone", () -> all(css).stream().noneMatch(WebElement::isDisplayed), this::words);
        return this;
    }

    public List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** By mouse. */
    public Browser click(String css) {
        Wait.until(css + " can be clicked", () -> {
            var element = see(css);
            driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
            element.click();
            return true;
        }, this::words);
        return this;
    }

    /** Writes into a field, in the place of what stood there. */
    public Browser write(String css, String text) {
        var field = see(css);
        field.clear();
        field.sendKeys(text);
        return this;
    }

    /** By keyboard: whatever has the focus gets it. */
    public Browser press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
        return this;
    }

    /** Tabs on until the focus is on something like that; at most once around the page. */
    public Browser tabTo(String css) {
        for (int i = 0; i < 200; i++) {
            if (Boolean.TRUE.equals(driver.executeScript(
                    "return document.activeElement !== null && document.activeElement.matches(arguments[0])", css))) {
                return this;
            }
            press(Keys.TAB);
        }
        throw new AssertionError("the keyboard does not reach " + css + " on " + driver.getCurrentUrl());
    }

    /** Errors and warnings of the console since it was last asked. */
    public List<String> complaints() {
        return driver.manage()
                .logs()
                .get(LogType.BROWSER)
                .getAll()
                .stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Everything the page says. */
    public String words() {
        return driver.findElement(By.tagName("body")).getText();
    }

    public Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** A script that ends by calling its last argument. */
    public Object scriptAsync(String script, Object... arguments) {
        return driver.executeAsyncScript(script, arguments);
    }

    /** A picture of what is to be seen, below {@code target/screenshots}. */
    public Browser picture(String name) {
        return keep(name, driver.getScreenshotAs(OutputType.BYTES));
    }

    /** A picture of the page from its head on, also of what would have to be scrolled to. */
    public Browser wholePicture(String name) {
        var size = (List<?>) driver.executeScript("""
                return [document.documentElement.clientWidth,
                  Math.min(document.documentElement.scrollHeight, arguments[0])]""", HIGHEST_PICTURE);
        var shot = driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip",
                Map.of("x", 0, "y", 0, "width", size.getFirst(), "height", size.getLast(), "scale", 1)));
        return keep(name, Base64.getDecoder().decode(shot.get("data").toString()));
    }

    private Browser keep(String name, byte[] png) {
        try {
            var folder = Files.createDirectories(io.ansage.system.SharedData.root().resolve("target/screenshots"));
            Files.write(folder.resolve(name + ".png"), png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public ChromeDriver driver() {
        return driver;
    }

    public String address() {
        return address;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
