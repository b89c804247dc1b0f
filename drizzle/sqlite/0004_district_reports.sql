CREATE TABLE `numbers_report` (
	`city_id` text NOT NULL,
	`id` text NOT NULL,
	`district_id` text NOT NULL,
	`from_month` integer NOT NULL,
	`made_at` integer NOT NULL,
	`made_by` text NOT NULL,
	`report` text NOT NULL,
	PRIMARY KEY(`city_id`, `id`)
);
--> statement-breakpoint
DROP INDEX `report_fixed_by_closing`;--> statement-breakpoint
DROP INDEX `report_counts_by_receipt`;