# terraform test: nothing is created and no account is needed.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "111122223333" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_region" {
    defaults = { name = "eu-west-1" }
  }
  mock_resource "aws_lb" {
    defaults = {
      arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/authpath/50dc6c495c0c9188"
    }
  }
  mock_resource "aws_lb_target_group" {
    defaults = { arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/authpath/50dc6c495c0c9188" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::111122223333:role/authpath-read" }
  }
  mock_resource "aws_cognito_user_pool_client" {
    defaults = { id = "authpath-client" }
  }
}

variables {
  image                    = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/authpath:0.1.0"
  host                     = "authpath.example.com"
  certificate_arn          = "arn:aws:acm:eu-west-1:111122223333:certificate/11111111-2222-4333-8444-55556666777a"
  vpc_id                   = "vpc-0a"
  load_balancer_subnet_ids = ["subnet-0a", "subnet-0b"]
  task_subnet_ids          = ["subnet-0c"]
}

run "cognito" {
  variables {
    cognito = {
      user_pool_arn    = "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_AbCdEfGhI"
      user_pool_domain = "example-users"
    }
    groups_claim = "custom:teams"
    groups       = { platform = "all", payments = ["444455556666"] }
    accounts = [
      { id = "111122223333", name = "tools", regions = ["eu-west-1"] },
      {
        id          = "444455556666"
        regions     = ["eu-west-1", "us-east-1"]
        role_arn    = "arn:aws:iam::444455556666:role/authpath-read"
        external_id = "authpath"
      },
    ]
  }

  # The same file is read by a test of the dashboard's configuration.
  assert {
    condition = (
      jsonencode(jsondecode(jsondecode(aws_ecs_task_definition.authpath.container_definitions)[0].environment[0].value))
      == jsonencode(jsondecode(file("./expected-config.json")))
    )
    error_message = "The task gets another configuration than expected-config.json."
  }
  assert {
    condition     = jsondecode(aws_ecs_task_definition.authpath.container_definitions)[0].readonlyRootFilesystem
    error_message = "The task could write to its file system."
  }
  assert {
    condition     = [for action in aws_lb_listener.https.default_action : action.type] == ["authenticate-cognito", "forward"]
    error_message = "The listener forwards without sign-in."
  }
  assert {
    condition     = aws_cognito_user_pool_client.authpath[0].callback_urls == toset(["https://authpath.example.com/oauth2/idpresponse"])
    error_message = "The load balancer's callback is not registered."
  }
  assert {
    condition = (
      aws_vpc_security_group_ingress_rule.task_from_load_balancer.referenced_security_group_id == aws_security_group.load_balancer.id
      && aws_vpc_security_group_ingress_rule.task_from_load_balancer.cidr_ipv4 == null
    )
    error_message = "Others than the load balancer reach the task."
  }
}

run "oidc" {
  variables {
    oidc = {
      issuer                 = "https://login.example.com"
      authorization_endpoint = "https://login.example.com/authorize"
      token_endpoint         = "https://login.example.com/token"
      user_info_endpoint     = "https://login.example.com/userinfo"
      client_id              = "authpath"
    }
    oidc_client_secret = "not-a-secret"
  }

  assert {
    condition     = [for action in aws_lb_listener.https.default_action : action.type] == ["authenticate-oidc", "forward"]
    error_message = "The listener forwards without sign-in."
  }
  assert {
    condition = jsondecode(jsondecode(aws_ecs_task_definition.authpath.container_definitions)[0].environment[0].value) == {
      origin = "https://authpath.example.com"
      signIn = {
        type     = "alb"
        signers  = [aws_lb.authpath.arn]
        issuer   = "https://login.example.com"
        clientId = "authpath"
      }
      accounts = [{ id = "111122223333", regions = ["eu-west-1"] }]
    }
    error_message = "The task gets another configuration than the sign-in of the load balancer."
  }
  assert {
    condition     = !strcontains(aws_ecs_task_definition.authpath.container_definitions, "not-a-secret")
    error_message = "The client's secret reaches the task."
  }
}

run "replicas_that_share" {
  variables {
    replicas = 2
    shared_cache = {
      secret_arn        = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:authpath-cache-AbCdEf"
      security_group_id = "sg-0a"
    }
    cognito = {
      user_pool_arn    = "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_AbCdEfGhI"
      user_pool_domain = "example-users"
    }
  }
  assert {
    condition = jsondecode(aws_ecs_task_definition.authpath.container_definitions)[0].secrets == [
      { name = "AUTHPATH_CACHE_SECRET", valueFrom = "${var.shared_cache.secret_arn}:secret::" },
      { name = "AUTHPATH_CACHE_URL", valueFrom = "${var.shared_cache.secret_arn}:url::" },
    ]
    error_message = "The tasks do not get what they share."
  }
  assert {
    condition     = aws_ecs_service.authpath.desired_count == 2
    error_message = "There is one task, although two are wanted."
  }
}

run "nobody_signs_in" {
  command         = plan
  expect_failures = [aws_lb_listener.https]
}

run "two_sign_in" {
  command = plan
  variables {
    cognito = {
      user_pool_arn    = "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_AbCdEfGhI"
      user_pool_domain = "example-users"
    }
    oidc = {
      issuer                 = "https://login.example.com"
      authorization_endpoint = "https://login.example.com/authorize"
      token_endpoint         = "https://login.example.com/token"
      user_info_endpoint     = "https://login.example.com/userinfo"
      client_id              = "authpath"
    }
    oidc_client_secret = "not-a-secret"
  }
  expect_failures = [aws_lb_listener.https]
}

run "image_that_moves" {
  command = plan
  variables {
    image = "authpath:latest"
    cognito = {
      user_pool_arn    = "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_AbCdEfGhI"
      user_pool_domain = "example-users"
    }
  }
  expect_failures = [var.image]
}
