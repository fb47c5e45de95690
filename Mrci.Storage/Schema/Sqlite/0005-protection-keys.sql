-- The keys that encrypt the private keys of certificates (D-611), as ASP.NET Core Data Protection writes them: XML. A list that only grows; position
-- counts from 1, so of two processes that append behind the same last key one sees that it was not alone.
CREATE TABLE protection_key
(
    position INTEGER NOT NULL PRIMARY KEY,
    name     TEXT    NOT NULL UNIQUE,
    element  TEXT    NOT NULL
);
