"""Everything that can be permitted, once."""

from enum import StrEnum


class Permission(StrEnum):
    """One thing that somebody may or may not do. The value is "what.verb"; DESCRIPTIONS has the words."""

    MY_DAY_SEE = "my_day.see"
    MONDAY_SEE = "monday.see"
    CASELOAD_SEE = "caseload.see"
    SEARCH = "search.use"

    PARTNER_SEE = "partner.see"
    PARTNER_EDIT = "partner.edit"
    PARTNER_ASK = "partner.ask"
    PARTNER_REPORT = "partner.report"
    SHARING_AGREEMENT_SEE = "sharing_agreement.see"
    SHARING_AGREEMENT_WRITE = "sharing_agreement.write"
    DISCLOSURE_SEE = "disclosure.see"
    INFORMATION_SHARE = "information.share"
    SHARING_LOOK_AT = "sharing.look_at"
    MEETING_SEE = "meeting.see"
    MEETING_PLAN = "meeting.plan"
    MEETING_SPEAK = "meeting.speak"

    APPROACH_SEE = "approach.see"
    APPROACH_ANSWER = "approach.answer"

    REFERRAL_ENTER = "referral.enter"
    REFERRAL_SEE = "referral.see"
    REFERRAL_QUEUE_SEE = "referral_queue.see"
    REFERRAL_DECIDE = "referral.decide"

    YOUNG_PERSON_SEE = "young_person.see"
    YOUNG_PERSON_SEE_IDENTITY = "young_person.see_identity"
    YOUNG_PERSON_EDIT = "young_person.edit"
    SAFE_CONTACT_SEE = "safe_contact.see"
    SAFE_CONTACT_EDIT = "safe_contact.edit"

    SAFETY_SEE = "safety.see"
    SAFETY_WRITE = "safety.write"
    MAP_SEE = "map.see"
    MAP_EDIT = "map.edit"

    CHRONOLOGY_SEE = "chronology.see"
    CONTACT_RECORD = "contact.record"
    FLAG_ANSWER = "flag.answer"
    CONTACT_CORRECT = "contact.correct"
    WORKING_AGREEMENT_SEE = "working_agreement.see"
    WORKING_AGREEMENT_WRITE = "working_agreement.write"
    PERMISSION_SEE = "permission.see"
    PERMISSION_RECORD = "permission.record"
    PLAN_SEE = "plan.see"
    PLAN_WRITE = "plan.write"
    LIFE_SEE = "life.see"
    LIFE_WRITE = "life.write"
    LICENCE_KEEP = "licence.keep"
    WORDING_EDIT = "wording.edit"
    OUTCOME_SEE = "outcome.see"
    OUTCOME_RECORD = "outcome.record"
    REVIEW_SEE = "review.see"
    REVIEW_WRITE = "review.write"

    HELP_SEE = "help.see"
    HELP_WRITE = "help.write"
    GRANT_DECIDE = "grant.decide"
    CAREGIVER_SUPPORT_SEE = "caregiver_support.see"
    CAREGIVER_SUPPORT_WRITE = "caregiver_support.write"
    WARNING_LIFT_DECIDE = "warning_lift.decide"
    RECORD_MERGE = "record.merge"
    RECORD_MERGE_DECIDE = "record.merge_decide"
    EDUCATION_SEE = "education.see"
    EDUCATION_WRITE = "education.write"
    DOCUMENT_SEE = "document.see"
    DOCUMENT_WRITE = "document.write"
    ACTIVITY_SEE = "activity.see"
    ACTIVITY_EDIT = "activity.edit"
    ACTIVITY_OFFER = "activity.offer"
    GROUP_SEE = "group.see"
    GROUP_PLAN = "group.plan"
    KEEP_APART = "keep_apart.keep"
    KEEP_APART_OVERRIDE = "keep_apart.override"

    WORKER_ALLOCATE = "worker.allocate"
    WORKER_WISH = "worker.wish"
    CONFLICT_DECLARE = "conflict.declare"
    CONFLICT_SEE = "conflict.see"
    SUPERVISION_SEE = "supervision.see"
    SUPERVISION_WRITE = "supervision.write"
    ALONGSIDE_SEE = "alongside.see"
    EPISODE_PAUSE = "episode.pause"
    OUTREACH_NOTE = "outreach.note"
    CLOSURE_ASK = "closure.ask"
    CLOSURE_SIGN_OFF = "closure.sign_off"

    BREAK_GLASS = "break_glass.use"
    WHO_LOOKED_SEE = "who_looked.see"
    AUDIT_SEE = "audit.see"

    EVALUATION_SEE = "evaluation.see"
    EXTRACT_MAKE = "extract.make"
    REPORT_MAKE = "report.make"
    RELEASE_SEE = "release.see"
    RELEASE_PROPOSE = "release.propose"
    RELEASE_APPROVE = "release.approve"

    ACCOUNT_INVITE = "account.invite"


DESCRIPTIONS: dict[Permission, str] = {
    Permission.MY_DAY_SEE: "See who I meet today and what I promised",
    Permission.MONDAY_SEE: "See what waits in my areas, or in all of them, in numbers",
    Permission.CASELOAD_SEE: "See the young people I work with, or my area's",
    Permission.SEARCH: "Search for a young person",
    Permission.PARTNER_SEE: "See the organisations we work with, and whom to call there",
    Permission.PARTNER_EDIT: "Change the organisations we work with, who is there, briefings and what was agreed",
    Permission.PARTNER_ASK: "Note what was asked of a partner, and when they answered",
    Permission.PARTNER_REPORT: "See what became of what a partner brought, in numbers, and make the paper for them",
    Permission.SHARING_AGREEMENT_SEE: "Read agreements on sharing information",
    Permission.SHARING_AGREEMENT_WRITE: "Write agreements on sharing information and take them further",
    Permission.DISCLOSURE_SEE: "See who was told what about a young person",
    Permission.INFORMATION_SHARE: "Share information about a young person with another organisation",
    Permission.SHARING_LOOK_AT: "Look at what somebody shared without an agreement",
    Permission.MEETING_SEE: "See the meetings with other agencies; of their agenda only whom one may see anyway",
    Permission.MEETING_PLAN: "Plan meetings with other agencies, say who came, agree the minutes",
    Permission.MEETING_SPEAK: "Put a young person on the agenda of a meeting; note what was told, decided and agreed",
    Permission.APPROACH_SEE: "Read what partners bring to us",
    Permission.APPROACH_ANSWER: "Answer what partners bring to us",
    Permission.REFERRAL_ENTER: "Enter a referral",
    Permission.REFERRAL_SEE: "Read a referral",
    Permission.REFERRAL_QUEUE_SEE: "See the referrals that wait",
    Permission.REFERRAL_DECIDE: "Decide on a referral",
    Permission.YOUNG_PERSON_SEE: "Open a young person's page (name used, safe contact, today's plan)",
    Permission.YOUNG_PERSON_SEE_IDENTITY: "See legal name, ethnicity, sex and other personal details",
    Permission.YOUNG_PERSON_EDIT: "Change a young person's details",
    Permission.SAFE_CONTACT_SEE: "See safe ways to contact and visit-safety notes",
    Permission.SAFE_CONTACT_EDIT: "Change safe ways to contact and visit-safety notes",
    Permission.SAFETY_SEE: "Read what could happen, what protects, and the places and groups around somebody",
    Permission.SAFETY_WRITE: "Write what could happen, what protects, and what to do about places and groups",
    Permission.MAP_SEE: "See the map of people and ties around a young person",
    Permission.MAP_EDIT: "Put people and ties on a young person's map, confirm them and let them go",
    Permission.CHRONOLOGY_SEE: "Read what has happened",
    Permission.CONTACT_RECORD: "Record contacts and attempts",
    Permission.FLAG_ANSWER: "Answer what somebody flagged to the manager",
    Permission.CONTACT_CORRECT: "Correct a contact that was recorded",
    Permission.WORKING_AGREEMENT_SEE: "Read the agreement with a young person",
    Permission.WORKING_AGREEMENT_WRITE: "Write the agreement and note that it was agreed",
    Permission.PERMISSION_SEE: "Read what a young person said yes and no to",
    Permission.PERMISSION_RECORD: "Note what a young person says yes and no to",
    Permission.PLAN_SEE: "Read plans and goals",
    Permission.PLAN_WRITE: "Write plans and goals",
    Permission.LIFE_SEE: "Read how life is going, as the young person and the worker see it",
    Permission.LIFE_WRITE: "Talk about how life is going, and note what was said",
    Permission.LICENCE_KEEP: "Record the licence of an instrument, which switches it on",
    Permission.WORDING_EDIT: "Keep the list of words about young people, and see what a team met of them",
    Permission.OUTCOME_SEE: "Read outcome readings",
    Permission.OUTCOME_RECORD: "Record outcome readings",
    Permission.REVIEW_SEE: "Read monthly reviews",
    Permission.REVIEW_WRITE: "Write monthly reviews",
    Permission.HELP_SEE: "Read practical help, grants and what was asked of other services",
    Permission.HELP_WRITE: "Record practical help, ask for grants, speak up with other services",
    Permission.GRANT_DECIDE: "Decide on a grant that somebody else asked for",
    Permission.CAREGIVER_SUPPORT_SEE: "Read caregivers’ own support",
    Permission.CAREGIVER_SUPPORT_WRITE: "Record caregivers’ own support",
    Permission.WARNING_LIFT_DECIDE: "Decide whether a warning about somebody is lifted, when another person asks",
    Permission.RECORD_MERGE: "Say that two records are one young person, and make them two again",
    Permission.RECORD_MERGE_DECIDE: "Confirm that two records are one young person, when another person says so",
    Permission.EDUCATION_SEE: "Read education, training and work",
    Permission.EDUCATION_WRITE: "Record education, training and work",
    Permission.DOCUMENT_SEE: "Read letters and files, and make papers of a record",
    Permission.DOCUMENT_WRITE: "Write letters and keep files",
    Permission.ACTIVITY_SEE: "See what there is to do",
    Permission.ACTIVITY_EDIT: "Change the catalogue of activities",
    Permission.ACTIVITY_OFFER: "Show a young person a short list of activities and keep what they choose",
    Permission.GROUP_SEE: "See groups and when they meet",
    Permission.GROUP_PLAN: "Plan groups and who comes",
    Permission.KEEP_APART: "Read and write who is kept apart",
    Permission.KEEP_APART_OVERRIDE: "Let a group go on despite the keep-apart check, with a reason",
    Permission.WORKER_ALLOCATE: "Allocate key workers, co-workers, peer mentors and cover",
    Permission.WORKER_WISH: "Note with whom a young person would like to work, and that they ask for a change",
    Permission.CONFLICT_DECLARE: "Declare whom I know apart from work",
    Permission.CONFLICT_SEE: "Read what workers of my area declared, and keep records from them",
    Permission.SUPERVISION_SEE: "Read my own supervision, and what I wrote as a supervisor; nationally, everybody's",
    Permission.SUPERVISION_WRITE: "Write down the supervision of the workers I supervise",
    Permission.ALONGSIDE_SEE: "Have the short pages of a peer mentor: whom I see, and what I need for it",
    Permission.EPISODE_PAUSE: "Pause and resume work",
    Permission.OUTREACH_NOTE: "Note how somebody came to know us, and why they do not begin or go on",
    Permission.CLOSURE_ASK: "Ask for a case to be closed",
    Permission.CLOSURE_SIGN_OFF: "Sign off a closure",
    Permission.BREAK_GLASS: "Open a record outside one's own work, with a reason, for a short time",
    Permission.WHO_LOOKED_SEE: "See who looked at a record",
    Permission.AUDIT_SEE: "Read the audit of the whole service",
    Permission.EVALUATION_SEE: "See the evaluation's tables and figures",
    Permission.EXTRACT_MAKE: "Download a pseudonymised extract",
    Permission.REPORT_MAKE: "Make a report of the evaluation",
    Permission.RELEASE_SEE: "Read reports, releases and the ledger of releases",
    Permission.RELEASE_PROPOSE: "Propose that a report leaves the service",
    Permission.RELEASE_APPROVE: "Approve or decline a release that somebody else proposed",
    Permission.ACCOUNT_INVITE: "Invite staff and end their accounts",
}
