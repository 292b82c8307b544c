"""The roles of the work process (codes as in the covenant)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    PR = "PR", _("process director youth")
    SEC = "SEC", _("secretary of the meeting")
    OOV = "OOV", _("adviser public order and safety")
    BM = "BM", _("mayor")
    POL = "POL", _("youth police officer")
    OM = "OM", _("public prosecutor")
    JW = "JW", _("youth worker")
    BOA = "BOA", _("youth special officer")
    LP = "LP", _("attendance officer")
    JC = "JC", _("youth consultant")
    VNN = "VNN", _("prevention worker addiction")
    HALT = "HALT", _("Halt worker")
    SCH = "SCH", _("safety coordinator school")
    WR = "WR", _("neighbourhood director")
    BEL = "BEL", _("policy officer youth")
    FIN = "FIN", _("financial adviser")
    GRF = "GRF", _("council clerk's office")
    FG = "FG", _("data protection officer")
    PO = "PO", _("privacy officer")
    REC = "REC", _("record manager")
    ADM = "ADM", _("functional administrator")
    OND = "OND", _("adviser undermining crime")
    AUD = "AUD", _("auditor")
    SVC = "SVC", _("service of the system")
