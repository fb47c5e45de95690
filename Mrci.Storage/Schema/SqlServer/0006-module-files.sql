-- The files of installed modules (D-610), in pieces; an empty file has one without content. An installation is one run of add_mod: its id is in the record of
-- the registry, which says what counts. path is relative, with / between names.
CREATE TABLE module_file
(
    installation nvarchar(32)   COLLATE Latin1_General_100_BIN2 NOT NULL,
    path         nvarchar(200)  COLLATE Latin1_General_100_BIN2 NOT NULL,
    part         int            NOT NULL,
    content      varbinary(max) NOT NULL,
    CONSTRAINT PK_module_file PRIMARY KEY (installation, path, part)
);
