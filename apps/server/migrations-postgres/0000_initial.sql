CREATE TABLE "carrier_feed" (
	"feed" text collate "C" PRIMARY KEY NOT NULL,
	"last_received_at" bigint NOT NULL,
	"received" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "raw_payload" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"feed" text collate "C" NOT NULL,
	"sha256" text collate "C" NOT NULL,
	"received_at" bigint NOT NULL,
	"headers" text collate "C" NOT NULL,
	"bytes" "bytea" NOT NULL,
	"state" text collate "C" NOT NULL,
	"reason" text collate "C",
	"tries" bigint DEFAULT 0 NOT NULL,
	"due_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "device" (
	"device" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"site" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"challenge" text collate "C" NOT NULL,
	"enrolled_at" bigint NOT NULL,
	"revoked_at" bigint,
	"revoked_by" text collate "C",
	"heard_at" bigint,
	"waiting" bigint DEFAULT 0 NOT NULL,
	"app" text collate "C",
	"clock_offset" bigint,
	"made" text collate "C" DEFAULT '{}' NOT NULL,
	"gaps" text collate "C" DEFAULT '[]' NOT NULL,
	"lost" text collate "C" DEFAULT '[]' NOT NULL,
	"storage" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "device_token" (
	"token_hash" text collate "C" PRIMARY KEY NOT NULL,
	"device" text collate "C" NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enrolment" (
	"code_hash" text collate "C" PRIMARY KEY NOT NULL,
	"site" text collate "C" NOT NULL,
	"name" text collate "C",
	"offered_by" text collate "C" NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint,
	"device" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "counter" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"position" bigint DEFAULT 0 NOT NULL,
	"rev" bigint DEFAULT 0 NOT NULL,
	"outbox" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "counter_is_one" CHECK ("counter"."one")
);
--> statement-breakpoint
CREATE TABLE "device_contact" (
	"device" text collate "C" PRIMARY KEY NOT NULL,
	"site" text collate "C" NOT NULL,
	"heard_at" bigint NOT NULL,
	"json" text collate "C" NOT NULL,
	"contacts" bigint NOT NULL,
	"judged" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event" (
	"position" bigint PRIMARY KEY NOT NULL,
	"id" text collate "C" NOT NULL,
	"hash" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"source" text collate "C" NOT NULL,
	"bytes" text collate "C" NOT NULL,
	"device" text collate "C",
	"epoch" text collate "C",
	"seq" bigint,
	"recorded_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_key" (
	"key" text collate "C" NOT NULL,
	"position" bigint NOT NULL,
	CONSTRAINT "event_key_key_position_pk" PRIMARY KEY("key","position")
);
--> statement-breakpoint
CREATE TABLE "finding" (
	"row" bigserial PRIMARY KEY NOT NULL,
	"rev" bigint NOT NULL,
	"finding" text collate "C" NOT NULL,
	"order" text collate "C" NOT NULL,
	"site" text collate "C" NOT NULL,
	"verdict" text collate "C" NOT NULL,
	"json" text collate "C" NOT NULL,
	"opened_at" bigint NOT NULL,
	"closed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "finding_history" (
	"entry" bigserial PRIMARY KEY NOT NULL,
	"row" bigint NOT NULL,
	"at" bigint NOT NULL,
	"what" text collate "C" NOT NULL,
	"json" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fold_failure" (
	"subject" text collate "C" PRIMARY KEY NOT NULL,
	"problem" text collate "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meta" (
	"key" text collate "C" PRIMARY KEY NOT NULL,
	"value" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_claim" (
	"key" text collate "C" NOT NULL,
	"order" text collate "C" NOT NULL,
	CONSTRAINT "order_claim_key_order_pk" PRIMARY KEY("key","order")
);
--> statement-breakpoint
CREATE TABLE "order_search" (
	"word" text collate "C" NOT NULL,
	"order" text collate "C" NOT NULL,
	"because" text collate "C" NOT NULL,
	CONSTRAINT "order_search_word_order_because_pk" PRIMARY KEY("word","order","because")
);
--> statement-breakpoint
CREATE TABLE "order_view" (
	"order" text collate "C" PRIMARY KEY NOT NULL,
	"rev" bigint NOT NULL,
	"site" text collate "C" NOT NULL,
	"stage" text collate "C" NOT NULL,
	"reference" text collate "C" NOT NULL,
	"placed_at" bigint NOT NULL,
	"boxes" bigint NOT NULL,
	"next_check_at" bigint,
	"late_at" bigint,
	"carrier_trouble_at" bigint,
	"standing" text collate "C" NOT NULL,
	"words" text collate "C" NOT NULL,
	"json" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY NOT NULL,
	"topic" text collate "C" NOT NULL,
	"payload" text collate "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quarantine" (
	"row" bigserial PRIMARY KEY NOT NULL,
	"id" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"bytes" text collate "C" NOT NULL,
	"device" text collate "C",
	"epoch" text collate "C",
	"seq" bigint,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "received" (
	"device" text collate "C" NOT NULL,
	"epoch" text collate "C" NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint NOT NULL,
	CONSTRAINT "received_device_epoch_from_seq_pk" PRIMARY KEY("device","epoch","from_seq")
);
--> statement-breakpoint
CREATE TABLE "repeated" (
	"device" text collate "C" NOT NULL,
	"epoch" text collate "C" NOT NULL,
	"seq" bigint NOT NULL,
	"id" text collate "C" NOT NULL,
	CONSTRAINT "repeated_device_epoch_seq_pk" PRIMARY KEY("device","epoch","seq")
);
--> statement-breakpoint
CREATE TABLE "site_route" (
	"row" bigserial PRIMARY KEY NOT NULL,
	"site" text collate "C" NOT NULL,
	"never_scans" text collate "C" NOT NULL,
	"said_by" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"judged" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "work" (
	"site" text collate "C" NOT NULL,
	"collection" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"rev" bigint NOT NULL,
	"doc" text collate "C",
	CONSTRAINT "work_collection_id_site_pk" PRIMARY KEY("collection","id","site")
);
--> statement-breakpoint
CREATE TABLE "customer_of_order" (
	"order" text collate "C" PRIMARY KEY NOT NULL,
	"doc" text collate "C" NOT NULL,
	"name" text collate "C",
	"email" text collate "C",
	"phone" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "order_link" (
	"order" text collate "C" PRIMARY KEY NOT NULL,
	"token" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "placed_reference" (
	"kind" text collate "C" NOT NULL,
	"owner" text collate "C" NOT NULL,
	"reference" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"content_hash" text collate "C" NOT NULL,
	"first_at" bigint NOT NULL,
	CONSTRAINT "placed_reference_kind_owner_reference_pk" PRIMARY KEY("kind","owner","reference")
);
--> statement-breakpoint
CREATE TABLE "shop" (
	"shop" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"colour" text collate "C" NOT NULL,
	"help" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "api_key" (
	"key" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"hash" text collate "C" NOT NULL,
	"scopes" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"row" bigserial NOT NULL,
	"revoked_at" bigint
);
--> statement-breakpoint
CREATE TABLE "console_session" (
	"token_hash" text collate "C" PRIMARY KEY NOT NULL,
	"person" text collate "C" NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "console_user" (
	"person" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"shown" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"password" text collate "C" NOT NULL,
	"removed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"person" text collate "C" PRIMARY KEY NOT NULL,
	"doc" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_change" (
	"person" text collate "C" NOT NULL,
	"site" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"works" boolean NOT NULL,
	CONSTRAINT "staff_change_person_site_at_pk" PRIMARY KEY("person","site","at")
);
--> statement-breakpoint
CREATE TABLE "staff_site" (
	"person" text collate "C" NOT NULL,
	"site" text collate "C" NOT NULL,
	CONSTRAINT "staff_site_person_site_pk" PRIMARY KEY("person","site")
);
--> statement-breakpoint
CREATE TABLE "photo" (
	"hash" text collate "C" PRIMARY KEY NOT NULL,
	"bytes" "bytea" NOT NULL,
	"device" text collate "C" NOT NULL,
	"received_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quarantine_decision" (
	"key" text collate "C" PRIMARY KEY NOT NULL,
	"id" text collate "C" NOT NULL,
	"device" text collate "C",
	"what" text collate "C" NOT NULL,
	"why" text collate "C" NOT NULL,
	"by" text collate "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "site" (
	"site" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"zone" text collate "C" NOT NULL,
	"stations" text collate "C" NOT NULL,
	"picking" text collate "C",
	"scanning" text collate "C"
);
--> statement-breakpoint
ALTER TABLE "finding_history" ADD CONSTRAINT "finding_history_row_finding_row_fk" FOREIGN KEY ("row") REFERENCES "public"."finding"("row") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "console_session" ADD CONSTRAINT "console_session_person_console_user_person_fk" FOREIGN KEY ("person") REFERENCES "public"."console_user"("person") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_site" ADD CONSTRAINT "staff_site_person_staff_person_fk" FOREIGN KEY ("person") REFERENCES "public"."staff"("person") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "raw_payload_by_bytes" ON "raw_payload" USING btree ("feed","sha256");--> statement-breakpoint
CREATE INDEX "raw_payload_due" ON "raw_payload" USING btree ("due_at") WHERE "raw_payload"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "device_token_by_device" ON "device_token" USING btree ("device");--> statement-breakpoint
CREATE INDEX "enrolment_by_expiry" ON "enrolment" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "device_contact_unjudged" ON "device_contact" USING btree ("site") WHERE "device_contact"."contacts" > "device_contact"."judged";--> statement-breakpoint
CREATE UNIQUE INDEX "event_by_id" ON "event" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "event_by_delivery" ON "event" USING btree ("device","epoch","seq") WHERE "event"."device" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "finding_open" ON "finding" USING btree ("order","finding") WHERE "finding"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "finding_closed" ON "finding" USING btree ("closed_at") WHERE "finding"."closed_at" is not null;--> statement-breakpoint
CREATE INDEX "finding_by_order" ON "finding" USING btree ("order");--> statement-breakpoint
CREATE INDEX "finding_by_rev" ON "finding" USING btree ("rev");--> statement-breakpoint
CREATE INDEX "finding_by_site" ON "finding" USING btree ("site") WHERE "finding"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "finding_history_by_row" ON "finding_history" USING btree ("row");--> statement-breakpoint
CREATE INDEX "order_claim_by_order" ON "order_claim" USING btree ("order");--> statement-breakpoint
CREATE INDEX "order_view_by_rev" ON "order_view" USING btree ("rev");--> statement-breakpoint
CREATE INDEX "order_view_due" ON "order_view" USING btree ("next_check_at") WHERE "order_view"."next_check_at" is not null;--> statement-breakpoint
CREATE INDEX "order_view_late" ON "order_view" USING btree ("late_at") WHERE "order_view"."late_at" is not null;--> statement-breakpoint
CREATE INDEX "order_view_carrier_trouble" ON "order_view" USING btree ("carrier_trouble_at") WHERE "order_view"."carrier_trouble_at" is not null;--> statement-breakpoint
CREATE INDEX "order_view_latest" ON "order_view" USING btree ("placed_at","order");--> statement-breakpoint
CREATE UNIQUE INDEX "quarantine_by_contents" ON "quarantine" USING btree ("id","reason",md5("bytes"));--> statement-breakpoint
CREATE INDEX "quarantine_by_device" ON "quarantine" USING btree ("device","epoch","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "work_by_rev" ON "work" USING btree ("site","rev");--> statement-breakpoint
CREATE INDEX "work_on_floor" ON "work" USING btree ("site","collection") WHERE "work"."doc" is not null;--> statement-breakpoint
CREATE INDEX "work_receipts" ON "work" USING btree ("rev") WHERE "work"."collection" = 'receipts' and "work"."doc" is not null;--> statement-breakpoint
CREATE INDEX "work_site_receipts" ON "work" USING btree ("site","rev") WHERE "work"."collection" = 'receipts' and "work"."doc" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "order_link_by_token" ON "order_link" USING btree ("token");--> statement-breakpoint
CREATE UNIQUE INDEX "api_key_by_hash" ON "api_key" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "console_session_by_expiry" ON "console_session" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "console_user_by_name" ON "console_user" USING btree ("name");--> statement-breakpoint
CREATE INDEX "photo_kept" ON "photo" USING btree ("received_at") WHERE length("photo"."bytes") > 0;--> statement-breakpoint
CREATE INDEX "quarantine_decision_by_device" ON "quarantine_decision" USING btree ("device","at");