"""The slow, plain version of consultations, permissions, first steps, people to turn to and short measures."""

from statistics import median

from tests.generative.evaluation.work_oracle import Plain, Row, Tables

PURPOSES = ("police_linkage", "interview", "photo", "caregiver_updates")
KINDS = ("home", "family", "friend", "school", "club", "health", "community", "worker")
TRUE = {"not_yet": 1, "sometimes": 2, "yes": 3}


class Told(Plain):
    """The cells and numbers of one area, those of the work among them."""

    def __init__(self, tables: Tables, area: Row) -> None:
        super().__init__(tables, area)
        self.permissions()
        self.steps()
        self.network()
        self.measures()
        self.unmet()
        self.consultations(area["area"])

    def permissions(self) -> None:
        engaged = [e for e in self.episodes if e["first_attended"]]
        for purpose in PURPOSES:
            stands = [self.answer(episode, purpose) for episode in engaged]
            for answer in ("given", "refused", "withdrawn", "not_asked"):
                self.put("permissions_by_purpose", f"{purpose}_{answer}", (one == answer for one in stands))

    def answer(self, episode: Row, purpose: str) -> str:
        said = [
            a
            for a in self.tables["permission_answers"]
            if (a["person_id"], a["purpose"]) == (episode["person_id"], purpose)
            and a["answered_on"] <= self.day
        ]
        if not said:
            return "not_asked"
        last = max(a["answered_on"] for a in said)
        that_day = {a["answer"] for a in said if a["answered_on"] == last}
        return next(answer for answer in ("withdrawn", "refused", "given") if answer in that_day)

    def steps(self) -> None:
        tried = [e for e in self.episodes if e["open_from"]]
        for kind in ("replied", "met", "own_way", "asked", "told", "tried", "chose", "helped"):
            reached = (any(m["kind"] == kind for m in self.of("engagement_milestones", e)) for e in tried)
            self.put("milestones", kind, reached)

    def ends(self, rows: list[Row], day: str) -> tuple[Row, Row] | None:
        """The first and the last row, when they are of different days."""
        ordered = sorted(rows, key=lambda row: row[day])
        return (ordered[0], ordered[-1]) if ordered and ordered[0][day] < ordered[-1][day] else None

    def network(self) -> None:
        counts = {
            kind: [
                self.ends([r for r in self.of("support_networks", e) if r["kind"] == kind], "counted_on")
                for e in self.episodes
            ]
            for kind in KINDS
        }
        for place, table in enumerate(("network_start", "network_end")):
            for kind, found in counts.items():
                self.put(table, kind, (ends[place]["number"] > 0 for ends in found if ends))
            together = [
                sum(ends[place]["number"] for ends in theirs if ends)
                for theirs in zip(*counts.values(), strict=True)
                if any(theirs)
            ]
            self.numbers[table, "median people"] = median(together) if together else None

    def measures(self) -> None:
        for measure in ("someone", "cope", "good_at", "say", "ahead"):
            changes = []
            for episode in self.episodes:
                said = [
                    r
                    for r in self.of("short_measures", episode)
                    if r["measure"] == measure and r["answer"] != "not_now"
                ]
                ends = self.ends(said, "taken_on")
                if ends:
                    changes.append(TRUE[ends[1]["answer"]] - TRUE[ends[0]["answer"]])
            self.put("measures_better", measure, (change > 0 for change in changes))
            self.put("measures_held", measure, (change >= 0 for change in changes))

    def unmet(self) -> None:
        asked = [requests for e in self.episodes if (requests := self.of("help_requests", e))]
        for reason, recorded in (("no_money", "no_money"), ("too_far", "too_far"), ("not_recorded", None)):
            why = [{r["unmet_reason"] for r in requests if r["state"] == "unmet"} for requests in asked]
            self.put("help_unmet_reasons", reason, (recorded in reasons for reasons in why))

    def consultations(self, area: str) -> None:
        asked = [a for a in self.tables["approaches"] if a["area"] == area and a["kind"] == "consultation"]
        for kind in ("police", "education", "health"):
            theirs = [a for a in asked if a["partner_kind"] == kind]
            self.put("consultations_by_partner", kind, (a["partner_kind"] == kind for a in asked))
            self.put("consultations_became_referrals", kind, (a["became_on"] is not None for a in theirs))
