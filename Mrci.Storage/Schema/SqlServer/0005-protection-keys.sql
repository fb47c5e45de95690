-- The keys that encrypt the private keys of certificates (D-611), as ASP.NET Core Data Protection writes them: XML. A list that only grows; position
-- counts from 1, so of two processes that append behind the same last key one sees that it was not alone.
CREATE TABLE protection_key
(
    position int           NOT NULL CONSTRAINT PK_protection_key PRIMARY KEY,
    name     nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    element  nvarchar(max) NOT NULL
);
CREATE UNIQUE INDEX ix_protection_key_name ON protection_key (name);
