"""The slow, plain version of the tables of the work, for one area at its data date."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from fractions import Fraction
from statistics import median
from typing import Any

from tests.generative.evaluation.oracle import months_between

Row = dict[str, Any]
Tables = dict[str, list[Row]]
Cells = dict[tuple[str, str], tuple[int, int]]
Numbers = dict[tuple[str, str], float | int | None]
OPEN, NOT_ENGAGED = (
    "open",
    {"declined_at_offer", "caregiver_declined", "no_contact_made", "stopped_after_start"},
)


def half_up(number: Fraction) -> int:
    return int(number + Fraction(1, 2))


class Plain:
    """The cells and numbers of one area."""

    def __init__(self, tables: Tables, area: Row) -> None:
        self.tables, self.day = tables, area["data_date"]
        self.episodes = [e for e in tables["episodes"] if e["area"] == area["area"]]
        self.cells: Cells = {}
        self.numbers: Numbers = {}
        self.needs()
        self.goals()
        self.help()
        self.education()
        self.after()
        self.dose()
        self.attendance()
        self.groups()
        self.reasons()

    def of(self, table: str, episode: Row) -> list[Row]:
        return [row for row in self.tables[table] if row["episode_id"] == episode["episode_id"]]

    def put(self, table: str, row: str, holds: Iterable[bool]) -> None:
        """A cell: of how many episodes it could hold, and of how many it does."""
        found = list(holds)
        self.cells[table, row] = (sum(found), len(found))

    def needs(self) -> None:
        balances = []
        changes: dict[tuple[str, str], list[int]] = {}
        differ: dict[str, list[bool]] = {}
        for episode in self.episodes:
            rated = [
                r
                for r in self.of("life_answers", episode)
                if r["basis"] == "rated" and r["worker_only"] == "no"
            ]
            own = []
            for part, side in sorted({(r["part"], r["side"]) for r in rated}):
                said = sorted(
                    (r for r in rated if (r["part"], r["side"]) == (part, side)), key=lambda r: r["held_on"]
                )
                if said[0]["held_on"] == said[-1]["held_on"]:
                    continue
                change = said[-1]["rating"] - said[0]["rating"]
                changes.setdefault((side, part), []).append(change)
                own += [change] if side == "young_person" else []
            balances += [sum((c > 0) - (c < 0) for c in own)] if own else []
            for part in sorted({r["part"] for r in rated}):
                days = {
                    side: {r["held_on"]: r["rating"] for r in rated if (r["part"], r["side"]) == (part, side)}
                    for side in ("young_person", "worker")
                }
                both = set(days["young_person"]) & set(days["worker"])
                if both:
                    last = max(both)
                    differ.setdefault(part, []).append(days["young_person"][last] != days["worker"][last])
        for (side, part), found in changes.items():
            end = "" if side == "young_person" else "_worker"
            self.put(f"needs_better{end}", part, (c > 0 for c in found))
            self.put(f"needs_held{end}", part, (c >= 0 for c in found))
        for part, found_different in differ.items():
            self.put("needs_seen_differently", part, found_different)
        for row, holds in (("more_better", 1), ("as_many", 0), ("more_harder", -1)):
            self.put("needs_balance", row, ((b > 0) - (b < 0) == holds for b in balances))

    def goals(self) -> None:
        theirs = [self.of("goals", episode) for episode in self.episodes]
        theirs = [goals for goals in theirs if goals]
        for state in ("working", "achieved", "dropped"):
            self.put("goals_by_state", state, (any(g["state"] == state for g in goals) for goals in theirs))
        for topic in {g["topic"] for goals in theirs for g in goals}:
            with_it = [[g for g in goals if g["topic"] == topic] for goals in theirs]
            done = (any(g["state"] == "achieved" for g in goals) for goals in with_it if goals)
            self.put("goals_by_topic", topic, done)
        self.days("goal_days", "achieved", theirs, "agreed_on", "achieved_on")

    def days(self, table: str, row: str, theirs: list[list[Row]], first: str, second: str) -> None:
        """Those who reached it, and the median of the fewest days of each."""
        fewest = [
            min(((r[second] - r[first]).days for r in rows if r[second]), default=None) for rows in theirs
        ]
        known = [days for days in fewest if days is not None]
        self.put(table, row, (days is not None for days in fewest))
        self.numbers[table, "median days"] = median(known) if known else None

    def help(self) -> None:
        theirs = [self.of("help_requests", episode) for episode in self.episodes]
        theirs = [requests for requests in theirs if requests]
        for need in {r["need"] for requests in theirs for r in requests}:
            with_it = [[r for r in requests if r["need"] == need] for requests in theirs]
            for table, state in (("help_met", "met"), ("help_unmet", "unmet")):
                self.put(table, need, (any(r["state"] == state for r in rs) for rs in with_it if rs))
        met = [
            [{**r, "ended_on": r["ended_on"] if r["state"] == "met" else None} for r in rs] for rs in theirs
        ]
        self.days("help_days", "met", met, "asked_on", "ended_on")

    def until(self, episode: Row) -> date:
        ended: date = episode["end_date"] or self.day
        return ended if episode["state"] == "closed" else self.day

    def education(self) -> None:
        engaged = [e for e in self.episodes if e["first_attended"]]
        places: tuple[tuple[str, Callable[[Row], date]], ...] = (
            ("education_at_start", lambda e: e["first_attended"]),
            ("education_at_end", self.until),
        )
        for table, when in places:
            found = [self.in_force(episode, when(episode)) for episode in engaged]
            for eet in ("education", "none", "not_recorded"):
                self.put(table, eet, (one == eet for one in found))
        told = [
            e
            for e in self.episodes
            if e["open_from"]
            and e["open_from"] <= self.until(e)
            and any(self.of(table, e) for table in ("education_statuses", "exclusions", "attendance"))
        ]
        before = after = days = 0
        year = timedelta(days=365)
        for e in told:
            begun = [
                x["begins"] for x in self.of("exclusions", e) if x["kind"] in ("suspension", "permanent")
            ]
            before += sum(e["open_from"] - year <= day < e["open_from"] for day in begun)
            after += sum(
                e["open_from"] <= day < e["open_from"] + year and day <= self.until(e) for day in begun
            )
            days += min(365, (self.until(e) - e["open_from"]).days + 1)
        for row, times, of in (("rate before", before, 365 * len(told)), ("rate after", after, days)):
            rate = Fraction(half_up(Fraction(10_000 * times, of)), 100) if of else None
            self.numbers["suspensions", row] = None if rate is None else float(rate)

    def in_force(self, episode: Row, day: date) -> str:
        begun = [s for s in self.of("education_statuses", episode) if s["begins"] <= day]
        return str(max(begun, key=lambda s: s["begins"])["eet"]) if begun else "not_recorded"

    def after(self) -> None:
        ended = [e for e in self.episodes if e["state"] == "closed" and e["first_attended"]]
        for months in (6, 12):
            due = [e for e in ended if months_between(e["end_date"], self.day) >= months]
            found = [{f["came"] for f in self.of("follow_ups", e) if f["months"] == months} for e in due]
            table = f"follow_up_{months}"
            self.put(table, "asked", ("asked" in came for came in found))
            self.put(table, "left", (came == {"left"} for came in found))
            self.put(table, "not_recorded", (not came for came in found))

    def dose(self) -> None:
        engaged = [e for e in self.episodes if e["first_attended"]]
        met = [[c for c in self.of("contacts", e) if c["kind"] == "attended"] for e in engaged]
        parts = [self.parts(contacts) for contacts in met]
        for code in ("FUN", "EMO"):
            self.put("dose_components", code, (code in had for had in parts))
            shares = [
                half_up(100 * had.get(code, Fraction(0)) / sum(had.values()))
                for had in parts
                if sum(had.values())
            ]
            mean = Fraction(sum(shares), len(shares)) if shares else None
            self.numbers["dose_shares", f"mean share {code}"] = None if mean is None else float(mean)
        for group in ("all", "open", "completed", "stopped", "moved_on"):
            minutes = [
                sum(c["minutes"] or 0 for c in contacts)
                for e, contacts in zip(engaged, met, strict=True)
                if group in ("all", self.ending(e))
            ]
            hours = [half_up(Fraction(10 * m, 60)) for m in minutes if m]
            self.numbers["dose_hours", f"median hours {group}"] = median(hours) / 10 if hours else None
        better = [self.became_better(e) for e in engaged]
        for code in ("FUN", "EMO"):
            with_it = [b for b, had in zip(better, parts, strict=True) if code in had and b is not None]
            self.put("dose_outcomes", code, with_it)
        for group, wanted in (("better", True), ("none_better", False)):
            minutes = [
                sum(c["minutes"] or 0 for c in contacts)
                for b, contacts in zip(better, met, strict=True)
                if contacts and b is wanted
            ]
            hours = [half_up(Fraction(10 * m, 60)) for m in minutes if m]
            self.numbers["dose_hours", f"median hours {group}"] = median(hours) / 10 if hours else None

    def became_better(self, episode: Row) -> bool | None:
        """Whether the last word on any outcome is better; None when nothing is known of any."""
        last: dict[str, Row] = {}
        for reading in self.of("outcome_readings", episode):
            before = last.get(reading["outcome"])
            if reading["stage"] == "baseline":
                continue
            if before is None or reading["recorded_on"] >= before["recorded_on"]:
                last[reading["outcome"]] = reading
        known = [r["value"] for r in last.values() if r["applicable"] == "yes" and r["value"] != "unknown"]
        return "better" in known if known else None

    def parts(self, contacts: list[Row]) -> dict[str, Fraction]:
        """By component the minutes of some contacts, those named with none too."""
        found: dict[str, Fraction] = {}
        for contact in contacts:
            for said in filter(None, (contact["components"] or "").split(";")):
                code, share = said.split(":")
                found[code] = found.get(code, Fraction(0)) + Fraction(share) * (contact["minutes"] or 0)
        return found

    def ending(self, episode: Row) -> str:
        if episode["state"] != "closed":
            return OPEN
        if episode["closure_code"] in ("goals_met", "prevention_completed"):
            return "completed"
        return "stopped" if episode["closure_code"] in NOT_ENGAGED else "moved_on"

    def attendance(self) -> None:
        changes = []
        for episode in self.episodes:
            start = episode["open_from"]
            times = [a for a in self.of("attendance", episode) if start and a["per_thousand"] is not None]
            before = [a for a in times if a["begins"] < start and a["ends"] and a["ends"] < start]
            since = [a for a in times if a["begins"] >= start]
            if before and since:
                changes.append(self.latest(since)["per_thousand"] - self.latest(before)["per_thousand"])
        self.put("attendance_change", "more", (change > 20 for change in changes))
        self.put("attendance_change", "same", (-20 <= change <= 20 for change in changes))
        self.put("attendance_change", "fewer", (change < -20 for change in changes))

    def latest(self, times: list[Row]) -> Row:
        """The one that begins last; of several, the last in the file."""
        found = times[0]
        for one in times:
            if one["begins"] >= found["begins"]:
                found = one
        return found

    def groups(self) -> None:
        sessions = []
        for episode in self.episodes:
            held = [
                r
                for r in self.of("register_entries", episode)
                if r["session_state"] in ("held", "stopped_early")
            ]
            asked = [r for r in held if r["state"] in ("present", "late", "could_not")]
            if asked:
                sessions.append(len({r["session_id"] for r in asked if r["state"] != "could_not"}))
        self.put("group_attendance", "came", (number > 0 for number in sessions))
        self.numbers["group_attendance", "median sessions"] = median(sessions) if sessions else None

    def reasons(self) -> None:
        theirs = [self.of("engagement_reasons", episode) for episode in self.episodes]
        said = [{(r["informant"], r["addressable"]) for r in reasons} for reasons in theirs if reasons]
        for side in ("young_person", "caregiver", "worker", "partner"):
            of_side = [{who for name, who in reasons if name == side} for reasons in said]
            self.put("reasons_by_side", side, map(bool, of_side))
            for changer in ("service", "partner", "nobody", "not_known"):
                table = "reasons_by_side_and_changer"
                self.put(table, f"{side}_{changer}", (changer in who for who in of_side if who))
