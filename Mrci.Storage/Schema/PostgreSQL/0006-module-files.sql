-- The files of installed modules (D-610), in pieces; an empty file has one without content. An installation is one run of add_mod: its id is in the record of
-- the registry, which says what counts. path is relative, with / between names.
CREATE TABLE module_file
(
    installation text COLLATE "C" NOT NULL,
    path         text COLLATE "C" NOT NULL,
    part         integer          NOT NULL,
    content      bytea            NOT NULL,
    CONSTRAINT PK_module_file PRIMARY KEY (installation, path, part)
);
