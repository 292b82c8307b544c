"""The tables of the process, in its order; migrations and the lists of the privacy officer read them here."""

TABLES = (
    "signallane", "signal", "signalreview", "signaloriginal", "meeting", "meetingdecision", "attendance",
    "agendaitem", "decision", "actionitem", "actiondecision", "youthgroup", "grouparea", "groupsignal",
    "groupdecision", "interpretationitem", "interpretation", "partbinvitation", "namelist", "groupmember",
    "membersource", "memberidentity", "memberrole", "policeconclusion", "memberdecision", "notification",
    "notificationdecision", "disclosure", "actionplan", "plandecision", "plangoal", "catalogueitem",
    "intervention", "interventiondecision", "progressentry", "bottleneck", "bottleneckdecision",
    "escalation", "trianglereport", "reportdecision", "reportedgroup", "triangledecision",
)  # fmt: skip
