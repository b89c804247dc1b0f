CREATE TABLE `partner_request` (
	`city_id` text NOT NULL,
	`report_id` text NOT NULL,
	`organisation` text NOT NULL,
	`change_id` text NOT NULL,
	`tried_at` integer,
	`given_at` integer,
	`request_id` text,
	`token` text,
	`refusal` text,
	`status` text,
	`notes` text,
	`status_at` integer,
	`heard_at` integer,
	`ask_at` integer,
	`failures` integer NOT NULL,
	PRIMARY KEY(`city_id`, `report_id`, `organisation`)
);
--> statement-breakpoint
CREATE INDEX `partner_request_due` ON `partner_request` (`ask_at`) WHERE ask_at is not null;