"""Credentials: one's own alone, and whoever was given a link."""

from __future__ import annotations

from tests.graphql.areas.area import Area
from tests.graphql.cover import covered
from tests.graphql.row import Row, everybody, only
from tests.graphql.written import write

OWN = only("owner", otherwise="NOT_FOUND")
CREDENTIAL = "credential { id title level standing revoked withName url shares { until } }"

AREA = Area(
    queries={
        "myCredentials": Row(
            only("owner", otherwise="empty"), lambda stage: {"_": stage.credential}, "{ myCredentials { id title } }"
        ),
        "sharedCredential": Row(
            everybody(),
            lambda stage: {"token": stage.shared},
            "query($token: String!) { sharedCredential(token: $token) { title standing holder } }",
        ),
    },
    mutations={
        "issueCredential": Row(OWN, lambda stage: {"evidence": stage.learnt, "withName": True}),
        "withdrawCredential": Row(OWN, lambda stage: {"credential": stage.credential}),
        "shareCredential": Row(OWN, lambda stage: {"credential": stage.credential, "days": 7}),
        "stopSharing": Row(OWN, lambda stage: {"credential": stage.credential}),
    },
    writes={
        "issueCredential": write(
            "owner",
            lambda stage: {"evidence": stage.learnt, "withName": False},
            lambda _: {"withName": True},
            f"... on CredentialIssued {{ {CREDENTIAL} }}",
        ),
        "withdrawCredential": write(
            "owner",
            lambda stage: {"credential": stage.credential},
            lambda stage: {"credential": stage.nothing("Credential")},
            f"... on CredentialWithdrawn {{ {CREDENTIAL} }}",
        ),
        "shareCredential": write(
            "owner",
            lambda stage: {"credential": stage.credential, "days": 7},
            lambda _: {"days": 8},
            "... on CredentialShared { share { url until } }",
        ),
        "stopSharing": write(
            "owner",
            lambda stage: {"credential": stage.credential},
            lambda stage: {"credential": stage.nothing("Credential")},
            f"... on SharingStopped {{ {CREDENTIAL} }}",
        ),
    },
    own={
        "Credential": covered(
            "id evidenceId title skill level way issuer issuedAt expires standing revoked withName url shares",
            "Query.myCredentials CredentialIssued.credential CredentialWithdrawn.credential SharingStopped.credential",
        ),
        "CredentialShare": covered("url until", "Credential.shares CredentialShared.share"),
        "SharedCredential": covered(
            "title skill level way course hours holder issuer issuerUrl issuedAt expires standing url until",
            "Query.sharedCredential",
        ),
        "CredentialIssued": covered("credential", "Mutation.issueCredential"),
        "CredentialWithdrawn": covered("credential", "Mutation.withdrawCredential"),
        "CredentialShared": covered("share", "Mutation.shareCredential"),
        "SharingStopped": covered("credential", "Mutation.stopSharing"),
    },
)
