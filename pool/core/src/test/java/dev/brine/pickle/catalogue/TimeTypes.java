package dev.brine.pickle.catalogue;

import static dev.brine.pickle.catalogue.Checks.equal;
import static dev.brine.pickle.catalogue.Checks.identical;
import static dev.brine.pickle.catalogue.Checks.same;
import static dev.brine.pickle.catalogue.Checks.sameClass;
import static dev.brine.pickle.catalogue.TypeRow.travels;

import dev.brine.pickle.catalogue.TypeRow.PlainMaker;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.HijrahDate;
import java.time.chrono.IsoChronology;
import java.time.chrono.JapaneseDate;
import java.time.chrono.JapaneseEra;
import java.time.chrono.MinguoDate;
import java.time.chrono.ThaiBuddhistDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.ValueRange;
import java.time.temporal.WeekFields;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.SimpleTimeZone;
import java.util.TimeZone;

/** Dates and times. */
@SuppressWarnings({"JdkObsolete", "JavaUtilDate"}) // users have them
final class TimeTypes {
  private static final LocalDateTime MOMENT = LocalDateTime.of(2024, 2, 29, 12, 34, 56, 789);

  private TimeTypes() {}

  static List<TypeRow> rows() {
    return List.of(
        value("LocalDate", MOMENT::toLocalDate),
        value("LocalDate far away", () -> LocalDate.MIN),
        value("LocalTime", MOMENT::toLocalTime),
        value("LocalDateTime", () -> MOMENT),
        value("ZonedDateTime", () -> MOMENT.atZone(ZoneId.of("Europe/Zurich"))),
        value("ZonedDateTime in an overlap", TimeTypes::inOverlap),
        value("OffsetDateTime", () -> OffsetDateTime.of(MOMENT, ZoneOffset.ofHoursMinutes(5, 45))),
        value("OffsetTime", () -> OffsetTime.of(MOMENT.toLocalTime(), ZoneOffset.MAX)),
        value("Instant", () -> MOMENT.toInstant(ZoneOffset.UTC)),
        value("Instant far away", () -> Instant.MAX),
        value("Duration", () -> Duration.ofSeconds(-5, 3)),
        value("Period", () -> Period.of(1, -2, 3)),
        value("Year", () -> Year.of(-44)),
        value("YearMonth", () -> YearMonth.of(2024, 2)),
        value("MonthDay", () -> MonthDay.of(2, 29)),
        travels("DayOfWeek", () -> DayOfWeek.SUNDAY, identical()),
        travels("Month", () -> Month.MAY, identical()),
        value("ZoneId of a region", () -> ZoneId.of("America/St_Johns")),
        value("ZoneId of an offset", () -> ZoneId.of("UTC+01:30")),
        value("ZoneOffset", () -> ZoneOffset.ofHours(-7)),
        travels("ZoneRules", () -> ZoneId.of("Europe/Zurich").getRules()),
        travels(
            "ZoneOffsetTransition",
            () -> ZoneId.of("Europe/Zurich").getRules().nextTransition(Instant.EPOCH)),
        travels(
            "ZoneOffsetTransitionRule",
            () -> ZoneId.of("Europe/Zurich").getRules().getTransitionRules().get(0)),
        travels("Clock.systemUTC", Clock::systemUTC),
        travels("Clock.fixed", () -> Clock.fixed(Instant.EPOCH, ZoneId.of("Asia/Tokyo"))),
        travels(
            "Clock.tick of offset",
            () ->
                Clock.tick(
                    Clock.offset(Clock.systemUTC(), Duration.ofDays(1)), Duration.ofMinutes(1)),
            equal()),
        travels(
            "DateTimeFormatter.ISO_ZONED_DATE_TIME",
            () -> DateTimeFormatter.ISO_ZONED_DATE_TIME,
            TimeTypes::formatsAlike),
        travels(
            "DateTimeFormatter.ofPattern",
            () -> DateTimeFormatter.ofPattern("EEEE d MMMM uuuu HH:mm", Locale.FRENCH),
            TimeTypes::formatsAlike),
        travels(
            "DateTimeFormatter with zone",
            () ->
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm z").withZone(ZoneId.of("Asia/Tokyo")),
            TimeTypes::formatsAlike),
        travels(
            "DateTimeFormatter.ofLocalizedDate",
            () -> DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Locale.US),
            TimeTypes::formatsAlike),
        travels(
            "DateTimeFormatter built by hand",
            () ->
                new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendValue(ChronoField.YEAR, 4)
                    .optionalStart()
                    .appendLiteral('/')
                    .appendValue(ChronoField.MONTH_OF_YEAR, 2)
                    .optionalEnd()
                    .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
                    .toFormatter(Locale.ROOT),
            (sent, back) -> {
              formatsAlike(sent, back);
              same(LocalDate.of(2024, 2, 1), LocalDate.parse("2024/02", back));
            }),
        value("JapaneseDate", () -> JapaneseDate.of(2024, 2, 29)),
        value("ThaiBuddhistDate", () -> ThaiBuddhistDate.of(2567, 2, 28)),
        value("MinguoDate", () -> MinguoDate.of(113, 2, 28)),
        value("HijrahDate", () -> HijrahDate.of(1445, 8, 1)),
        value("JapaneseEra", () -> JapaneseEra.REIWA),
        travels("IsoChronology", () -> IsoChronology.INSTANCE, identical()),
        travels("ChronoUnit", () -> ChronoUnit.DECADES, identical()),
        travels("ChronoField", () -> ChronoField.EPOCH_DAY, identical()),
        travels("IsoFields.QUARTER_OF_YEAR", () -> IsoFields.QUARTER_OF_YEAR, identical()),
        travels("WeekFields", () -> WeekFields.of(DayOfWeek.SATURDAY, 2), equal()).value(),
        travels("ValueRange", () -> ValueRange.of(1, 28, 31)).value(),
        travels(
            "TemporalAdjuster",
            () -> TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY),
            (sent, back) -> same(MOMENT.with(sent), MOMENT.with(back))),
        travels("java.util.Date", () -> new Date(1234567890123L)),
        travels(
            "GregorianCalendar",
            () -> {
              GregorianCalendar calendar =
                  new GregorianCalendar(TimeZone.getTimeZone("Asia/Tokyo"), Locale.FRENCH);
              calendar.setTimeInMillis(1234567890123L);
              calendar.setLenient(false);
              calendar.setGregorianChange(new Date(Long.MIN_VALUE));
              return calendar;
            },
            (sent, back) -> {
              Checks.<GregorianCalendar>equal().check(sent, back);
              same(sent.getGregorianChange(), back.getGregorianChange());
              same(sent.get(Calendar.HOUR_OF_DAY), back.get(Calendar.HOUR_OF_DAY));
            }),
        travels(
            "Calendar of Japan",
            () -> new Calendar.Builder().setCalendarType("japanese").setInstant(0).build(),
            // Its hash code depends on what it has computed so far.
            (sent, back) -> {
              sameClass(sent, back);
              same(sent, back);
              same(sent.get(Calendar.YEAR), back.get(Calendar.YEAR));
            }),
        travels("TimeZone", () -> TimeZone.getTimeZone("America/St_Johns")),
        travels(
            "SimpleTimeZone",
            () -> new SimpleTimeZone(3_600_000, "Mine", 2, -1, 1, 7_200_000, 9, -1, 1, 7_200_000)));
  }

  private static TypeRow value(String name, PlainMaker<?> maker) {
    return travels(name, maker::make).value();
  }

  /** At two in the night, when it is two o'clock twice. */
  private static ZonedDateTime inOverlap() {
    return ZonedDateTime.of(2023, 10, 29, 2, 30, 0, 0, ZoneId.of("Europe/Zurich"))
        .withLaterOffsetAtOverlap();
  }

  private static void formatsAlike(DateTimeFormatter sent, DateTimeFormatter back) {
    sameClass(sent, back);
    ZonedDateTime moment = inOverlap();
    same(sent.format(moment), back.format(moment));
    same(described(sent), described(back));
    same(sent.parse(sent.format(moment)).toString(), back.parse(back.format(moment)).toString());
  }

  private static List<Object> described(DateTimeFormatter formatter) {
    // Some of its parts have no text of their own, only that of java.lang.Object.
    String text = formatter.toString().replaceAll("@[0-9a-f]+", "");
    return List.of(text, formatter.getLocale(), String.valueOf(formatter.getZone()));
  }
}
